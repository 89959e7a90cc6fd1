import type { DeskAnswer } from '../../http/desk-contract.ts';
import { element } from '../chat/dom.ts';
import { sendOnEnter } from '../chat/send-on-enter.ts';
import { button } from './controls.ts';
import { words } from './desk-words.ts';

/** What is handed over to be sent. */
export interface Written {
  readonly text: string;
  readonly isNote: boolean;
  /** The answer that was inserted, when its source is to stand under the words. */
  readonly entry: string | undefined;
}

interface ComposerEvents {
  send(written: Written): void;
  typing(): void;
  changed(draft: string): void;
}

const typingEveryMs = 2500;
let made = 0;

/** Where an advisor writes to the family, or a note for the others. Enter sends, Shift+Enter begins a new line. */
export class ChatComposer {
  readonly root: HTMLFormElement;
  private readonly box = element('textarea', { rows: '2', maxlength: '4000' });
  private readonly label = element('label');
  private readonly note = element('input', { type: 'checkbox' });
  private readonly submit = element('button', { type: 'submit', class: 'main' });
  private readonly fault = element('p', { class: 'fault', role: 'alert' });
  private readonly source = element('p', { class: 'inserted' });
  private readonly events: ComposerEvents;
  private answer: DeskAnswer | undefined;
  private typedAt = Number.NEGATIVE_INFINITY;

  constructor(draft: string, events: ComposerEvents) {
    this.events = events;
    made += 1;
    this.box.id = `write-${made}`;
    this.note.id = `note-${made}`;
    this.label.setAttribute('for', this.box.id);
    this.box.value = draft;
    const noteLine = element('p', { class: 'note-line' }, this.note, element('label', { for: this.note.id }, words.asNote));
    const foot = element('div', { class: 'composer-foot' }, noteLine, this.submit);
    this.root = element('form', { class: 'desk-composer', novalidate: '' }, this.label, this.box, this.source, this.fault, foot);
    this.listen();
    this.show();
  }

  focus(): void {
    this.box.focus();
  }

  /** Puts an approved answer in, after what stands there. */
  insert(answer: DeskAnswer): void {
    this.answer = answer;
    this.box.value = [this.box.value.trim(), answer.text].filter(Boolean).join('\n\n');
    this.note.checked = false;
    this.changed();
    this.show();
    this.box.focus();
  }

  /** Words that could not be sent. */
  restore(text: string): void {
    this.box.value = [text, this.box.value].filter(Boolean).join('\n\n');
    this.changed();
    this.box.focus();
  }

  private listen(): void {
    sendOnEnter(this.root, this.box, () => this.send());
    this.box.addEventListener('input', () => this.changed());
    this.note.addEventListener('change', () => this.show());
  }

  private send(): void {
    const text = this.box.value.trim();
    if (text === '') {
      this.fault.textContent = words.empty;
      this.box.focus();
      return;
    }
    const written = { text, isNote: this.note.checked, entry: this.note.checked ? undefined : this.answer?.entry };
    this.box.value = '';
    this.answer = undefined;
    this.note.checked = false;
    this.changed();
    this.show();
    this.events.send(written);
    this.box.focus();
  }

  private changed(): void {
    this.fault.textContent = '';
    this.events.changed(this.box.value);
    if (this.note.checked || this.box.value === '' || Date.now() - this.typedAt < typingEveryMs) return;
    this.typedAt = Date.now();
    this.events.typing();
  }

  private show(): void {
    const isNote = this.note.checked;
    this.root.classList.toggle('for-note', isNote);
    this.label.textContent = isNote ? words.noteLabel : words.writeLabel;
    this.submit.textContent = isNote ? words.keep : words.send;
    this.source.replaceChildren();
    if (!this.answer || isNote) return;
    const drop = button(words.dropSource, () => this.dropSource(), { class: 'link' });
    this.source.append(words.sourceLine(this.answer.source), ' ', drop);
  }

  private dropSource(): void {
    this.answer = undefined;
    this.show();
    this.box.focus();
  }
}
