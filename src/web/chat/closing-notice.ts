import type { Closing } from './connection.ts';
import { element } from './dom.ts';
import { callLink } from './links.ts';
import { words } from './words.ts';

const lines: Readonly<Record<Closing, { title: string; text: string; button: string }>> = {
  ended: { title: words.endedTitle, text: words.ended, button: words.startNew },
  erased: { title: words.erasedTitle, text: words.erased, button: words.startNew },
  refused: { title: words.closedTitle, text: words.closed, button: words.tryAgain },
};

/** Takes the composer's place when nothing can be sent: says so, with the phone number and one button that goes on. */
export class ClosingNotice {
  readonly root: HTMLElement;
  private readonly button: HTMLButtonElement;

  constructor(why: Closing, phone: string, onAgain: () => void) {
    const { title, text: reason, button } = lines[why];
    this.button = element('button', { type: 'button', class: 'send' }, button);
    this.button.addEventListener('click', onAgain);
    const heading = element('h2', {}, title);
    const text = element('p', {}, reason);
    if (phone !== '') text.append(` ${words.toTalk} `, callLink(phone, phone, 'status-call'), '.');
    this.root = element('div', { class: 'closing' }, element('div', { role: 'alert' }, heading, text), this.button);
  }

  focus(): void {
    this.button.focus();
  }
}
