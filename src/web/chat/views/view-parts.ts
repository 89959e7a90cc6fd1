import type { Answer } from '../answer.ts';
import { element } from '../dom.ts';
import { familyWords as words } from '../family-words.ts';
import { callLink } from '../links.ts';

/** A button of a view. `kind`: `send` does what the view is for, `choice` is one way among others, `danger` can't be undone. */
export function actionButton(title: string, act: () => void, kind: 'send' | 'choice' | 'danger' = 'choice'): HTMLButtonElement {
  const button = element('button', { type: 'button', class: kind }, title);
  button.addEventListener('click', act);
  return button;
}

/** Buttons beside one another, or below where there is no room. */
export function buttonRow(...buttons: readonly HTMLElement[]): HTMLElement {
  return element('div', { class: 'row' }, ...buttons);
}

/** How it went, in words, read out when it changes. */
export class ResultLine {
  readonly root: HTMLElement = element('p', { class: 'result', role: 'status' });
  private readonly phone: string;

  constructor(phone: string) {
    this.phone = phone;
  }

  say(line: string): void {
    this.root.className = 'result';
    this.root.replaceChildren(line);
  }

  /** What did not work, and the way that always works. */
  fail(answer: Exclude<Answer<unknown>, { kind: 'ok' }>): void {
    this.root.className = 'result fault';
    this.root.replaceChildren(reasonOf(answer));
    if (this.phone !== '') this.root.append(` ${words.toTalk} `, callLink(this.phone, this.phone, 'status-call'), '.');
  }
}

function reasonOf(answer: Exclude<Answer<unknown>, { kind: 'ok' }>): string {
  if (answer.kind === 'refused' && answer.reason !== '') return answer.reason;
  return answer.kind === 'ended' || answer.kind === 'erased' ? words.over : words.tryAgain;
}

/** 2026-11-28T... as "28 November 2026". */
export function longDay(isoTime: string): string {
  return dayFormat.format(new Date(isoTime));
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });
