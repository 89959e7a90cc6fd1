import { element } from './dom.ts';
import { familyWords as words } from './family-words.ts';
import { actionButton, buttonRow } from './views/view-parts.ts';

/** Well before a key to the chat runs out (half an hour), and long enough to have read what there was. */
const idleMs = 10 * 60_000;
const lookEveryMs = 30_000;

/** Asks whether somebody is still there, and says what is lost when the tab is closed. Nothing happens by itself. */
export class IdleNotice {
  readonly root: HTMLElement = element('div', { class: 'idle', role: 'status' });
  private lastAt = Date.now();

  /** `onStay`: takes the focus back. `ways`: what else a person may do then. */
  constructor(onStay: () => void, ways: readonly (readonly [title: string, act: () => void])[]) {
    this.root.hidden = true;
    const stay = actionButton(
      words.idleStay,
      () => {
        this.touch();
        onStay();
      },
      'send',
    );
    const others = ways.map(([title, act]) =>
      actionButton(title, () => {
        this.touch();
        act();
      }),
    );
    const shown = [element('h2', {}, words.idleTitle), element('p', {}, words.idle), buttonRow(stay, ...others)];
    for (const sign of ['keydown', 'pointerdown'] as const) addEventListener(sign, () => this.noticePerson(), { passive: true });
    setInterval(() => this.look(shown), lookEveryMs);
    // A phone that slept tells no time meanwhile.
    document.addEventListener('visibilitychange', () => this.look(shown));
  }

  /** Somebody is there. */
  touch(): void {
    this.lastAt = Date.now();
    this.root.hidden = true;
    this.root.replaceChildren();
  }

  /** Once it is asked, the question stays until it is answered: a key pressed in passing must not take it away. */
  private noticePerson(): void {
    if (this.root.hidden) this.lastAt = Date.now();
  }

  private look(shown: readonly HTMLElement[]): void {
    if (!this.root.hidden || Date.now() - this.lastAt < idleMs) return;
    this.root.hidden = false;
    this.root.replaceChildren(...shown);
  }
}
