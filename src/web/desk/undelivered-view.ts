import type { Undelivered } from '../../http/desk-contract.ts';
import { element } from '../chat/dom.ts';
import { button, dayOf, timeOf } from './controls.ts';
import { get } from './desk-api.ts';
import { words } from './desk-words.ts';

interface UndeliveredOptions {
  say(line: string): void;
  openChat(chat: string): void;
}

/** What could not be brought to families or to the advisors' channel, the newest first, each with the chat that it belongs to. */
export function undeliveredView({ say, openChat }: UndeliveredOptions): HTMLElement {
  const list = element('ul');
  void load();
  return list;

  async function load(): Promise<void> {
    const answer = await get<{ undelivered: Undelivered[] }>('/undelivered');
    if (answer.kind !== 'ok') return say(words.failed);
    const { undelivered } = answer.body;
    const lines = undelivered.map((letter) => element('li', {}, ...lineOf(letter)));
    list.replaceChildren(...(lines.length === 0 ? [element('li', { class: 'none' }, words.undeliveredNone)] : lines));
  }

  function lineOf({ at, to, channel, failure, tries, chat }: Undelivered): (Node | string)[] {
    const whom = to === 'advisors' ? words.toAdvisors : words.toFamily(words.channels[channel] ?? channel);
    const line = `${dayOf(at)}, ${timeOf(at)}: ${whom}. ${words.notTaken(failure, tries)} `;
    return chat === null ? [line] : [line, button(words.openChat(words.chatName(chat)), () => openChat(chat))];
  }
}
