import { element } from '../dom.ts';
import { familyWords as words } from '../family-words.ts';
import type { View } from '../view-host.ts';
import { continueView } from './continue-view.ts';
import { forgetView } from './forget-view.ts';
import type { OwnChat } from './own-chat.ts';
import { actionButton, buttonRow } from './view-parts.ts';

/** Takes the chat off the screen of a shared phone, and begins a new one. */
export function clearView(chat: OwnChat): View {
  const body = element(
    'div',
    {},
    element('p', {}, words.clearLead),
    element('p', {}, words.clearOr),
    buttonRow(
      actionButton(words.clearButton, () => chat.startNew(), 'send'),
      actionButton(words.continueTitle, () => chat.views.open(continueView(chat))),
      actionButton(words.forgetTitle, () => chat.views.open(forgetView(chat))),
    ),
  );
  return { title: words.clearTitle, body };
}
