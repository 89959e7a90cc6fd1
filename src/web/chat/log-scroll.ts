/** The space above the message that is kept in view, in pixels. */
const marginPx = 12;

/**
 * Where the conversation is scrolled to. New words are brought into view, but never so far that the start of an answer
 * leaves it; and somebody who reads further up is left in peace and told that there is more below.
 */
export class LogScroll {
  private readonly log: HTMLElement;
  private readonly more: HTMLElement;
  /** The first thing said since the person's last word: its start stays in view. */
  private anchor: HTMLElement | undefined;
  private placedAt = 0;
  private isReadingBack = false;

  constructor(log: HTMLElement, more: HTMLElement) {
    this.log = log;
    this.more = more;
    log.addEventListener('scroll', () => this.noticeReader(), { passive: true });
    more.addEventListener('click', () => this.turnPage());
    // A phone's keyboard takes half of the screen; what was in view stays in view.
    new ResizeObserver(() => this.settle()).observe(log);
  }

  /** A message of the person's was added: a new exchange begins. */
  begin(): void {
    this.anchor = undefined;
  }

  /** A message to the person was added. */
  note(message: HTMLElement): void {
    this.anchor ??= message;
  }

  /** The person did something: what comes next is what they want to see. */
  follow(): void {
    this.isReadingBack = false;
    this.settle();
  }

  /** Brings what is new into view. */
  settle(): void {
    if (!this.isReadingBack) {
      this.log.scrollTop = this.anchor ? this.topOf(this.anchor) : this.log.scrollHeight;
      this.placedAt = this.log.scrollTop;
    }
    this.tellOfMore();
  }

  private topOf(message: HTMLElement): number {
    return message.getBoundingClientRect().top - this.log.getBoundingClientRect().top + this.log.scrollTop - marginPx;
  }

  private turnPage(): void {
    this.log.scrollTop += this.log.clientHeight * 0.8;
    this.log.focus({ preventScroll: true });
  }

  /** Scrolling that we did not do is the reader's. */
  private noticeReader(): void {
    if (Math.abs(this.log.scrollTop - this.placedAt) > 2) {
      this.isReadingBack = this.belowPx > 8;
      if (!this.isReadingBack) this.anchor = undefined;
    }
    this.tellOfMore();
  }

  private tellOfMore(): void {
    this.more.hidden = this.belowPx < 24;
  }

  private get belowPx(): number {
    return this.log.scrollHeight - this.log.clientHeight - this.log.scrollTop;
  }
}
