import { Chat } from './chat.ts';
import { readPageSettings } from './page-settings.ts';

/** The panel on its own page: opening the page is opening the chat. Other views take their place in the same element. */
const root = document.getElementById('panel');
if (root) {
  const chat = new Chat(readPageSettings(root));
  root.replaceChildren(chat.root);
  chat.open();
}
