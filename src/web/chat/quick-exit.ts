import { element } from './dom.ts';
import { familyWords as words } from './family-words.ts';

const presses = 3;
/** Presses that are further apart are not meant. */
const withinMs = 5000;

/** What leaving needs. */
interface QuickExitOptions {
  /** An everyday page, such as a weather forecast. */
  readonly url: string;
  /** Makes this tab, and the page around the panel, forget the chat. */
  readonly forget: () => void;
  /** Says that there are so many more presses to go. */
  readonly say: (line: string) => void;
}

/**
 * The way out for whoever is looked over the shoulder: a link, and the Shift key three times, as public services in the UK
 * do it. Escape is not taken for it, since it closes what is open. The chat's place in the tab's history is replaced.
 */
export class QuickExit {
  readonly root: HTMLAnchorElement;
  private readonly options: QuickExitOptions;
  private pressed = 0;
  private lastAt = 0;
  private isAlone = false;

  constructor(options: QuickExitOptions) {
    this.options = options;
    this.root = element(
      'a',
      { class: 'exit', href: options.url, rel: 'nofollow noreferrer', title: words.leaveHint },
      words.leave,
    );
    this.root.addEventListener('click', (event) => {
      event.preventDefault();
      this.leave();
    });
    addEventListener('keydown', (event) => this.keyDown(event));
    addEventListener('keyup', (event) => this.keyUp(event));
  }

  leave(): void {
    this.options.forget();
    clearTab();
    // Out of sight at once, also where the other page takes its time.
    document.title = '…';
    document.body.replaceChildren();
    (window.top ?? window).location.replace(this.options.url);
  }

  /** Shift with another key is writing, and no wish to leave. */
  private keyDown({ key, repeat }: KeyboardEvent): void {
    if (repeat) return;
    this.isAlone = key === 'Shift';
    if (!this.isAlone) this.pressed = 0;
  }

  private keyUp({ key, timeStamp }: KeyboardEvent): void {
    if (key !== 'Shift' || !this.isAlone) return;
    if (timeStamp - this.lastAt > withinMs) this.pressed = 0;
    this.lastAt = timeStamp;
    this.pressed += 1;
    if (this.pressed >= presses) this.leave();
    // One press happens by itself; two do not.
    else if (this.pressed > 1) this.options.say(words.leaveMore(presses - this.pressed));
  }
}

/** Whatever else of ours this tab has kept. Where storage is forbidden there is nothing. */
function clearTab(): void {
  try {
    sessionStorage.clear();
  } catch {
    // Forbidden.
  }
}
