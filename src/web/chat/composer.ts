import { element } from './dom.ts';
import { sendOnEnter } from './send-on-enter.ts';
import { words } from './words.ts';

/** How near to the limit the count is worth saying. */
const nearLimit = 200;

/** What the person does in the box. */
export interface ComposerEvents {
  send(text: string): void;
  /** They are writing. */
  write(): void;
}

/** Where the person writes. Enter sends, Shift+Enter begins a new line; what can't be sent stays in the box. */
export class Composer {
  readonly root: HTMLFormElement;
  private readonly label = element('label', {}, words.messageLabel);
  private readonly box: HTMLTextAreaElement;
  /** How much may still be written: read when the box is entered, not at every letter. */
  private readonly count = element('p', { class: 'composer-note', id: 'message-count' });
  /** Why the message was not sent: read out at once. */
  private readonly fault = element('p', { class: 'composer-note fault', id: 'message-fault', role: 'alert' });
  private readonly maxLength: number;
  private readonly events: ComposerEvents;

  constructor(maxLength: number, events: ComposerEvents) {
    this.maxLength = maxLength;
    this.events = events;
    this.box = createBox();
    const send = element('button', { type: 'submit', class: 'send' }, words.send);
    this.label.htmlFor = this.box.id;
    const row = element('div', { class: 'composer-row' }, this.box, send);
    this.root = element('form', { class: 'composer', novalidate: '' }, this.label, row, this.count, this.fault);
    this.listen();
  }

  get hasFocus(): boolean {
    return this.root.contains(document.activeElement);
  }

  focus(): void {
    this.box.focus();
  }

  /** Who reads what is sent: an advisor, by name, or the assistant. */
  writeTo(advisor: string | undefined): void {
    const label = advisor === undefined ? words.messageLabel : words.messageLabelTo(advisor);
    if (this.label.textContent !== label) this.label.textContent = label;
  }

  /** Puts words back that could not be sent; the person decides what becomes of them. */
  restore(text: string): void {
    this.box.value = [text, this.box.value].filter((part) => part !== '').join('\n\n');
    this.showCount();
  }

  /** Takes away what was begun. */
  empty(): void {
    this.box.value = '';
    this.showCount();
  }

  private listen(): void {
    sendOnEnter(this.root, this.box, () => this.send());
    this.box.addEventListener('input', () => {
      this.showCount();
      if (this.box.value !== '') this.events.write();
    });
  }

  private send(): void {
    const text = this.box.value.trim();
    if (text === '') this.complain(words.empty);
    else if (this.left < 0) this.complain(words.tooLong(-this.left));
    else this.handOver(text);
    this.box.focus();
  }

  private handOver(text: string): void {
    this.box.value = '';
    this.showCount();
    this.events.send(text);
  }

  private get left(): number {
    return this.maxLength - this.box.value.trim().length;
  }

  /** Near the limit. Nothing that was pasted is cut off silently. */
  private showCount(): void {
    this.fault.textContent = '';
    this.box.removeAttribute('aria-invalid');
    this.count.textContent = countLine(this.left);
  }

  private complain(line: string): void {
    this.count.textContent = '';
    this.fault.textContent = line;
    this.box.setAttribute('aria-invalid', 'true');
  }
}

function createBox(): HTMLTextAreaElement {
  const box = element('textarea', { id: 'message', rows: '1', autocomplete: 'off', enterkeyhint: 'send' });
  box.setAttribute('aria-describedby', 'message-count message-fault');
  return box;
}

function countLine(left: number): string {
  if (left < 0) return words.tooLong(-left);
  return left <= nearLimit ? words.left(left) : '';
}
