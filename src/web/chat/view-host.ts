import { element } from './dom.ts';
import { familyWords as words } from './family-words.ts';

/** Something that takes the conversation's place in the panel for a while: a form, a notice, what is held. */
export interface View {
  readonly title: string;
  /** What stands under the title. */
  readonly body: HTMLElement;
  /** There is no way back from it but its own buttons. */
  readonly isFinal?: boolean;
}

/** A view that is open, and what had the focus before. */
interface Shown {
  readonly root: HTMLElement;
  readonly opener: Element | null;
}

/**
 * Shows views over the conversation, one above the other: each is headed by its title, which takes the focus, and a way
 * back, which Escape is too. What the panel says of its state and what must always be in view stand outside.
 */
export class ViewHost {
  readonly root: HTMLElement = element('div', { class: 'views' });
  private readonly home: readonly HTMLElement[];
  private readonly onHome: () => void;
  private stack: Shown[] = [];

  /** `home`: what is out of sight while a view is open. `onHome`: takes the focus when what had it is gone. */
  constructor(home: readonly HTMLElement[], onHome: () => void) {
    this.home = home;
    this.onHome = onHome;
    this.root.hidden = true;
    // Also where the focus stands beside the view, or nowhere.
    document.addEventListener('keydown', (event) => this.escape(event));
  }

  get isOpen(): boolean {
    return this.stack.length > 0;
  }

  open(view: View): void {
    const opener = document.activeElement;
    const heading = element('h2', { tabindex: '-1' }, view.title);
    const root = element('section', { class: 'view', 'aria-label': view.title });
    if (view.isFinal) this.stack = [];
    else root.append(this.backButton());
    root.append(heading, view.body);
    this.stack.push({ root, opener });
    this.draw();
    heading.focus();
  }

  /** One view back. */
  back(): void {
    const left = this.stack.pop();
    this.draw();
    if (left?.opener instanceof HTMLElement && left.opener.isConnected && left.opener.offsetParent !== null) left.opener.focus();
    else this.onHome();
  }

  /** Back to the conversation, from however deep. */
  close(): void {
    if (!this.isOpen) return;
    this.stack = [];
    this.draw();
    this.onHome();
  }

  private draw(): void {
    const top = this.stack.at(-1);
    this.root.replaceChildren(...(top ? [top.root] : []));
    this.root.hidden = !top;
    this.root.scrollTop = 0;
    for (const part of this.home) part.hidden = top !== undefined;
  }

  private backButton(): HTMLButtonElement {
    const button = element('button', { type: 'button', class: 'back' }, this.isOpen ? words.back : words.backToChat);
    button.addEventListener('click', () => this.back());
    return button;
  }

  private escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing || !this.root.querySelector('.back')) return;
    event.preventDefault();
    this.back();
  }
}
