import { Chat } from './chat.ts';
import { readPageSettings } from './page-settings.ts';

/** The panel on its own page: opening the page is opening the chat. Other views take their place in the same element. */
const root = document.getElementById('panel');
if (root) {
  const chat = new Chat(readPageSettings(root));
  root.replaceChildren(chat.root);
  // The link that opens the panel on the charity's page, followed where its script does not run.
  chat.startWith(/^#helpline-chat=([\w-]+)$/.exec(location.hash)?.[1] ?? '');
  if (!chat.frame.opensWhenShown) chat.open();
}
