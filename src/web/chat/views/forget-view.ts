import { forgetPerson } from '../chat-api.ts';
import { element } from '../dom.ts';
import { familyWords as words } from '../family-words.ts';
import { callLink } from '../links.ts';
import type { View } from '../view-host.ts';
import type { OwnChat } from './own-chat.ts';
import { saveView } from './save-view.ts';
import { actionButton, buttonRow, ResultLine } from './view-parts.ts';

/** Has the person erased, once they have read what that means. */
export function forgetView(chat: OwnChat): View {
  const result = new ResultLine(chat.phone);
  const erase = actionButton(words.forgetButton, () => void forget(), 'danger');
  const save = actionButton(words.saveTitle, () => chat.views.open(saveView(chat)));

  async function forget(): Promise<void> {
    erase.disabled = true;
    result.say(words.working);
    const answer = await chat.ask(forgetPerson);
    erase.disabled = false;
    // Over already: another tab did it, or its time had come. Then there is nothing left to erase but what is here.
    if (answer.kind === 'later' || answer.kind === 'refused') return result.fail(answer);
    chat.forget();
    chat.views.open(forgottenView(chat, answer.kind === 'ok' ? words.forgotten : words.forgetEnded));
  }

  const body = element(
    'div',
    {},
    element('p', {}, words.forgetLead),
    element('ul', {}, ...words.forgetList.map((line) => element('li', {}, line))),
    element('p', {}, element('strong', {}, words.forgetWarn)),
    element('p', {}, words.forgetOthers),
    buttonRow(erase, save),
    result.root,
  );
  return { title: words.forgetTitle, body };
}

/** What happened. There is no chat to go back to. */
function forgottenView(chat: OwnChat, line: string): View {
  const again = actionButton(words.startNew, () => chat.startNew(), 'send');
  const body = element('div', {}, element('p', { role: 'status' }, line), buttonRow(again));
  if (chat.phone !== '') body.append(element('p', {}, `${words.toTalk} `, callLink(chat.phone, chat.phone, 'status-call'), '.'));
  return { title: words.forgottenTitle, body, isFinal: true };
}
