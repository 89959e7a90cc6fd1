import { element } from './element.ts';
import * as words from './words.ts';

/** The helpline's number and its link, put in when the script is bundled: they must be there when nothing else loads. */
declare const HELPLINE_PHONE: string;
declare const HELPLINE_TEL: string;

/** In view until the chat answers, and for as long as it does not: never a dead end. */
export function createWaiting(chatUrl: string, onclose: () => void): HTMLElement {
  const call = element('a', { href: HELPLINE_TEL }, HELPLINE_PHONE);
  const ownPage = element('a', { href: chatUrl }, words.ownPage);
  const close = element('button', { onclick: onclose }, words.close);
  return element('div', {}, words.waiting, call, ownPage, close);
}
