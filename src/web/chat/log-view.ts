import type { WireActivity, WireMessage } from '../../http/contract.ts';
import { element } from './dom.ts';
import type { Glossary } from './glossary.ts';
import { LogScroll } from './log-scroll.ts';
import { assistantMessage, ownMessage, type PressedTap } from './message-view.ts';
import { words } from './words.ts';

/** What the conversation is drawn with. */
export interface LogParts {
  readonly onTap: (pressed: PressedTap) => void;
  readonly glossary: Glossary;
  /** Stands above the first message. */
  readonly head?: HTMLElement | undefined;
}

/** Long enough for a screen reader to have passed over what was there before. */
const quietMs = 1000;

/**
 * The conversation as it is read. What the service holds comes first, in its order and each message once; the person's
 * messages that it does not hold yet stand below, in the order in which they were sent.
 */
export class LogView {
  readonly root: HTMLElement;
  private readonly log: HTMLElement;
  private readonly scroll: LogScroll;
  private readonly parts: LogParts;
  private readonly shown: WireActivity[] = [];
  private readonly seen = new Set<string>();
  private readonly unsettled = new Map<string, HTMLElement>();
  private readonly titles = new Map<string, string>();
  /** The head, while it must stay in view though something was said. */
  private heldHead: HTMLElement | undefined;

  constructor(parts: LogParts) {
    this.parts = parts;
    this.log = element('div', { class: 'log', role: 'log', 'aria-label': words.log, tabindex: '0' });
    const more = element('button', { type: 'button', class: 'more-below', hidden: '' }, words.newBelow);
    this.root = element('div', { class: 'log-frame' }, this.log, more);
    this.scroll = new LogScroll(this.log, more);
    this.putHead();
  }

  /** All that was shown of what the service holds, in its order: the transcript. */
  get activities(): readonly WireActivity[] {
    return this.shown;
  }

  /** Whether the person has said anything yet. */
  get hasOwn(): boolean {
    return this.log.querySelector('.own') !== null;
  }

  /** How many messages of the assistant's there are. */
  get heardCount(): number {
    return this.log.querySelectorAll('.message:not(.own)').length;
  }

  /** What stood on the button with this tap, if one was offered. */
  titleOf(tap: PressedTap['tap']): string | undefined {
    return this.titles.get(keyOf(tap));
  }

  /** Shows the person's message at once, with `note` under it until the service has it; the echo will settle it. */
  addOwn(id: string, text: string, note: string): void {
    this.heldHead = undefined;
    const drawn = ownMessage(text);
    this.mark(drawn, note);
    this.unsettled.set(id, drawn);
    this.log.append(drawn);
    this.beginTurn();
    this.scroll.follow();
  }

  /** The same for what a link sent by itself: the head comes along and stays in view, as nobody has had time to read it. */
  addLinked(id: string, text: string, note: string): void {
    const { head } = this.parts;
    if (head) this.log.append(head);
    this.addOwn(id, text, note);
    this.heldHead = head;
    if (head) this.scroll.note(head);
    this.scroll.follow();
  }

  /** The service has the message, though its echo is still to come. */
  markSent(id: string): void {
    const drawn = this.unsettled.get(id);
    if (drawn) this.mark(drawn, '');
  }

  /** The service won't take the message. It stays, marked, where it was written. */
  markRefused(id: string): void {
    const drawn = this.unsettled.get(id);
    if (!drawn) return;
    this.unsettled.delete(id);
    drawn.classList.add('refused');
    this.mark(drawn, words.notSent);
  }

  /** Shows what the service holds. Gives the ids of the person's own messages among it. */
  show(activities: readonly WireActivity[]): string[] {
    const fresh = activities.filter((activity) => this.isNews(activity));
    for (const activity of fresh) this.showOne(activity);
    if (fresh.length > 0) this.scroll.settle();
    return fresh.flatMap(({ channelData }) => channelData?.clientActivityID ?? []);
  }

  /** Shows what was said before without having it all read out. */
  showQuietly(activities: readonly WireActivity[]): string[] {
    this.log.setAttribute('aria-live', 'off');
    setTimeout(() => this.log.removeAttribute('aria-live'), quietMs);
    return this.show(activities);
  }

  clear(): void {
    this.log.replaceChildren();
    this.shown.length = 0;
    this.seen.clear();
    this.unsettled.clear();
    this.heldHead = undefined;
    this.scroll.begin();
    this.putHead();
  }

  /** Stands first, and stays in view until the person writes. */
  private putHead(): void {
    const { head } = this.parts;
    if (!head) return;
    this.log.append(head);
    this.scroll.note(head);
  }

  private isNews({ type, id }: WireActivity): boolean {
    if (type !== 'message' || (id !== undefined && this.seen.has(id))) return false;
    if (id !== undefined) this.seen.add(id);
    return true;
  }

  private showOne(activity: WireActivity): void {
    this.shown.push(activity);
    if (activity.from?.role === 'user') this.settleOwn(activity);
    else this.addAssistant(activity.channelData?.helpline ?? plainMessage(activity));
  }

  private settleOwn(activity: WireActivity): void {
    const id = activity.channelData?.clientActivityID ?? '';
    const drawn = this.unsettled.get(id) ?? ownMessage(this.ownWords(activity));
    this.unsettled.delete(id);
    this.mark(drawn, '');
    this.insertHeld(drawn);
    this.beginTurn();
  }

  private addAssistant(message: WireMessage): void {
    for (const button of message.buttons) if (button.kind === 'tap') this.titles.set(keyOf(button.tap), button.title);
    const { glossary, onTap } = this.parts;
    const firstNumber = this.log.querySelectorAll('.newest [data-number]').length + 1;
    const drawn = assistantMessage(message, { glossary, firstNumber, onTap });
    drawn.classList.add('newest');
    this.insertHeld(drawn);
    this.scroll.note(drawn);
  }

  /** Before the messages that the service does not hold yet. One that stands right already is not moved: moving reads it out again. */
  private insertHeld(drawn: HTMLElement): void {
    const [next] = this.unsettled.values();
    const isInPlace = drawn.parentElement === this.log && drawn.nextElementSibling === (next ?? null);
    if (!isInPlace) this.log.insertBefore(drawn, next ?? null);
  }

  /** The person moved on: earlier choices stay, but step back. */
  private beginTurn(): void {
    for (const earlier of this.log.querySelectorAll('.newest')) earlier.classList.remove('newest');
    this.scroll.begin();
    if (this.heldHead) this.scroll.note(this.heldHead);
  }

  /** For the eye only: the status line says it to those who listen. */
  private mark(drawn: HTMLElement, note: string): void {
    drawn.querySelector('.mark')?.remove();
    if (note !== '') drawn.append(element('p', { class: 'mark', 'aria-hidden': 'true' }, note));
  }

  private ownWords({ text, value, channelData }: WireActivity): string {
    const pressed = (channelData?.['messageBack'] as { displayText?: unknown } | undefined)?.displayText;
    if (text) return text;
    return typeof pressed === 'string' ? pressed : (this.titles.get(keyOf(value)) ?? words.pressed);
  }
}

/** A tap's kind and id as one key. */
function keyOf(tap: unknown): string {
  const { kind, id } = (tap ?? {}) as { kind?: unknown; id?: unknown };
  return `${kind}:${id}`;
}

/** A message without our own data beside it: its words are all there is. */
function plainMessage({ text }: WireActivity): WireMessage {
  return { tone: 'plain', text: text ?? '', buttons: [] };
}
