import { element } from './dom.ts';
import { callLink } from './links.ts';
import { words } from './words.ts';

/** Takes the composer's place when nothing can be sent: says so, with the phone number and one button that goes on. */
export class ClosingNotice {
  readonly root: HTMLElement;
  private readonly button: HTMLButtonElement;

  constructor(why: 'ended' | 'refused', phone: string, onAgain: () => void) {
    const isEnded = why === 'ended';
    this.button = element('button', { type: 'button', class: 'send' }, isEnded ? words.startNew : words.tryAgain);
    this.button.addEventListener('click', onAgain);
    const heading = element('h2', {}, isEnded ? words.endedTitle : words.closedTitle);
    const text = element('p', {}, isEnded ? words.ended : words.closed);
    if (phone !== '') text.append(` ${words.toTalk} `, callLink(phone, phone, 'status-call'), '.');
    this.root = element('div', { class: 'closing' }, element('div', { role: 'alert' }, heading, text), this.button);
  }

  focus(): void {
    this.button.focus();
  }
}
