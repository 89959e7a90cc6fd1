import type { BoardChat, DeskBoard } from '../../http/desk-contract.ts';
import { element, spoken } from '../chat/dom.ts';
import { button } from './controls.ts';
import { words } from './desk-words.ts';
import { redraw } from './redraw.ts';

/** What the queue asks of the desk. */
export interface QueueEvents {
  open(chat: string): void;
  claim(chat: string): void;
}

/** What the queue shows. */
export interface QueueState {
  readonly board: DeskBoard;
  readonly me: string;
  readonly current: string | undefined;
  unreadOf(chat: string): number;
  /** The service's clock, in milliseconds since 1970. */
  readonly now: number;
}

const minuteMs = 60_000;

/** The lists of chats: one's own, those who wait (the longest first), those with others. */
export class QueueView {
  readonly root: HTMLElement = element('div', { class: 'queue' });
  private readonly events: QueueEvents;

  constructor(events: QueueEvents) {
    this.events = events;
  }

  draw(state: QueueState): void {
    const { board, me } = state;
    const mine = board.active.filter(({ advisor }) => advisor?.id === me);
    const others = board.active.filter(({ advisor }) => advisor?.id !== me);
    redraw(this.root, [
      this.section(words.mine, mine, state, words.mineNone),
      this.section(words.waiting, board.waiting, state, words.waitingNone),
      ...(others.length === 0 ? [] : [this.section(words.others, others, state, '')]),
    ]);
  }

  private section(title: string, chats: readonly BoardChat[], state: QueueState, none: string): HTMLElement {
    const heading = element('h2', {}, chats.length === 0 ? title : `${title} (${chats.length})`);
    const body =
      chats.length === 0
        ? element('p', { class: 'none' }, none)
        : element('ul', { class: 'chats' }, ...chats.map((chat) => element('li', {}, ...this.card(chat, state))));
    return element('section', { class: 'queue-part' }, heading, body);
  }

  private card(chat: BoardChat, state: QueueState): Node[] {
    const open = button('', () => this.events.open(chat.id), { class: 'card', key: `open-${chat.id}` });
    open.append(...cardParts(chat, state));
    if (chat.id === state.current) open.setAttribute('aria-current', 'true');
    if (chat.status !== 'waiting') return [open];
    const claim = button(words.claim, () => this.events.claim(chat.id), { class: 'main', key: `claim-${chat.id}` });
    claim.append(spoken(`: ${words.chatName(chat.id)}`));
    return [open, claim];
  }
}

function cardParts(chat: BoardChat, { unreadOf, now }: QueueState): Node[] {
  const unread = unreadOf(chat.id);
  const name = element('span', { class: 'card-name' }, words.chatName(chat.id));
  const flag = chat.flag && element('span', { class: `flag ${chat.flag}` }, words[chat.flag]);
  const news = unread > 0 && element('span', { class: 'news' }, words.unread(unread));
  const head = element('span', { class: 'card-head' }, ...[name, flag, news].filter((part) => part instanceof HTMLElement));
  const why = element('span', { class: 'card-why' }, words.reasons[chat.reason] ?? chat.reason);
  return [head, why, chat.status === 'waiting' ? waitLine(chat, now) : withLine(chat)];
}

/** How long somebody waits shows in words as well as in colour. */
export function waitLine({ waitingSince }: BoardChat, now: number): HTMLElement {
  const minutes = Math.max(0, Math.floor((now - waitingSince) / minuteMs));
  const age = minutes < 2 ? 'fresh' : minutes < 5 ? 'waiting' : 'long';
  return element('span', { class: `age ${age}` }, `${words.ages[age]} · ${words.waits(minutes)}`);
}

function withLine({ advisor }: BoardChat): HTMLElement {
  return element('span', { class: 'age' }, words.withAdvisor(advisor?.name ?? ''));
}
