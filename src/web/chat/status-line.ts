import { element } from './dom.ts';
import { callLink } from './links.ts';
import { words } from './words.ts';

/** A blink of the network is not worth a word. */
const patienceMs = 1500;
const newsMs = 6000;

/** The one line that says how things stand, in words, and aloud for those who listen. */
export class StatusLine {
  readonly root: HTMLElement = element('div', { class: 'status', role: 'status' });
  private readonly phone: string;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private said = '';
  private isNews = false;

  constructor(phone: string) {
    this.phone = phone;
  }

  /** Something is under way: said only when it takes a while. */
  underWay(line: string): void {
    this.isNews = false;
    this.after(patienceMs, () => this.put(line));
  }

  /** Something does not work: said when it lasts, with the way that always works. */
  trouble(line: string): void {
    this.isNews = false;
    if (line !== this.said) this.after(patienceMs, () => this.put(line, true));
  }

  /** Something does not work, and the person must know now. */
  troubleNow(line: string): void {
    clearTimeout(this.timer);
    this.put(line, true);
  }

  /** Good news: said, and gone after a while. */
  news(line: string): void {
    this.put(line);
    this.isNews = true;
    this.after(newsMs, () => this.put(''));
  }

  /** What was under way is done, or works again. News stands its time. */
  done(): void {
    if (!this.isNews) this.clear();
  }

  clear(): void {
    clearTimeout(this.timer);
    this.put('');
  }

  get isInTrouble(): boolean {
    return this.root.classList.contains('trouble');
  }

  private after(ms: number, act: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(act, ms);
  }

  private put(line: string, isTrouble = false): void {
    this.said = line;
    this.isNews = false;
    this.root.classList.toggle('trouble', isTrouble);
    this.root.replaceChildren(line);
    if (isTrouble && this.phone !== '')
      this.root.append(` ${words.orCall} `, callLink(this.phone, this.phone, 'status-call'), '.');
  }
}
