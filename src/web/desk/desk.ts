import type { AdvisorStatus, DeskAct, DeskBoard, DeskDownFrame, DeskMe } from '../../http/desk-contract.ts';
import { element } from '../chat/dom.ts';
import { Alerts } from './alerts.ts';
import { callbacksView } from './callbacks-view.ts';
import { ChatView } from './chat-view.ts';
import { post } from './desk-api.ts';
import { DeskSocket } from './desk-socket.ts';
import { words } from './desk-words.ts';
import { FollowedChats } from './followed-chats.ts';
import { insightsView } from './insights-view.ts';
import { LeadView } from './lead-view.ts';
import type { OpenChat } from './open-chat.ts';
import { proposalsView } from './proposals-view.ts';
import { QueueView } from './queue-view.ts';
import { isTalker, type Part, partsFor, TopBar } from './top-bar.ts';

const redrawEveryMs = 5000;
/** A use of the page is told to the service at most this often: it keeps the sign-in awake. */
const hereEveryMs = 60_000;
const noticeMs = 8000;

/** The desk of somebody who is signed in: joins what the service says to what stands on the page. */
export class Desk {
  readonly root: HTMLElement = element('div', { class: 'desk' });
  private readonly me: DeskMe;
  private readonly onSignedOut: () => void;
  private readonly notice = element('p', { class: 'notice-line', role: 'status' });
  private readonly line = element('p', { class: 'connection', role: 'status' });
  private readonly closedLine = element('p', { class: 'closed-line' });
  private readonly pane = element('div', { class: 'pane' });
  private readonly alerts = new Alerts((text) => this.say(text));
  private readonly bar: TopBar;
  private readonly queue: QueueView;
  private readonly chats: FollowedChats;
  private readonly timer: ReturnType<typeof setInterval>;
  private socket: DeskSocket | undefined;
  private board: DeskBoard | undefined;
  private clockAheadMs = 0;
  private part: Part;
  private view: ChatView | undefined;
  private lead: LeadView | undefined;
  private hereAt = Date.now();
  private noticeTimer: ReturnType<typeof setTimeout> | undefined;
  private wasLost = false;

  constructor(me: DeskMe, onSignedOut: () => void) {
    this.me = me;
    this.onSignedOut = onSignedOut;
    this.part = partsFor(me)[0] ?? 'chats';
    this.chats = new FollowedChats({
      me: me.id,
      send: (frame) => this.socket?.send(frame),
      changed: () => this.draw(),
      signedOut: () => this.leave(),
    });
    this.bar = new TopBar({
      me,
      alerts: this.alerts.root,
      go: (part) => this.go(part),
      setStatus: (status) => void this.setStatus(status),
      signOut: () => void this.signOut(),
    });
    this.queue = new QueueView({ open: (chat) => this.openChat(chat), claim: (chat) => void this.claim(chat) });
    this.root.append(this.bar.root, this.line, this.notice, this.closedLine, this.pane);
    this.timer = setInterval(() => this.draw(), redrawEveryMs);
    for (const event of ['pointerdown', 'keydown']) this.root.addEventListener(event, () => this.beHere());
    document.addEventListener('visibilitychange', this.onVisible);
    this.go(this.part);
    if (isTalker(me)) this.connect();
  }

  /** Ends everything that would go on without the page. */
  stop(): void {
    clearInterval(this.timer);
    document.removeEventListener('visibilitychange', this.onVisible);
    this.socket?.stop();
  }

  private readonly onVisible = () => this.draw();

  private connect(): void {
    this.line.textContent = words.connecting;
    this.socket = new DeskSocket({
      opened: () => this.reconnected(),
      received: (frame) => this.receive(frame),
      lost: () => {
        this.wasLost = true;
        this.line.textContent = words.lost;
      },
      signedOut: () => this.leave(),
    });
  }

  private reconnected(): void {
    this.line.textContent = '';
    if (this.wasLost) this.say(words.back);
    this.wasLost = false;
    this.chats.resume();
  }

  private receive(frame: DeskDownFrame): void {
    if (frame.kind === 'board') this.takeBoard(frame.board);
    else this.hear(frame);
    this.draw();
  }

  private hear(frame: Exclude<DeskDownFrame, { kind: 'board' }>): void {
    const chat = this.chats.find(frame.chat);
    if (frame.kind === 'typing') chat?.hearTyping();
    else if (chat?.take(frame) && !this.isLookedAt(chat)) this.alerts.alert(words.newMessage);
  }

  private takeBoard(board: DeskBoard): void {
    const known = new Set(this.board?.waiting.map(({ id }) => id));
    const come = board.waiting.filter(({ id }) => !known.has(id)).length;
    if (this.board && come > 0) {
      this.alerts.alert(words.newWaiting(come));
      this.say(words.newWaiting(come));
    }
    if (board.waiting.length === 0 && this.board?.waiting.length) this.say('');
    this.board = board;
    this.clockAheadMs = board.now - Date.now();
    this.chats.keepTo(board, this.view?.chat);
  }

  private go(part: Part): void {
    this.part = part;
    this.bar.showPart(part);
    if (part !== 'chats') this.view = undefined;
    this.lead = undefined;
    this.root.classList.toggle('in-chat', false);
    if (part === 'callbacks')
      this.show(callbacksView({ openChat: (chat) => this.openChat(chat), say: (text) => this.say(text) }));
    if (part === 'proposals') this.show(proposalsView((text) => this.say(text)));
    if (part === 'insights') this.show(insightsView((text) => this.say(text)));
    if (part === 'lead') {
      this.lead = new LeadView({ say: (text) => this.say(text), openChat: (chat) => this.openChat(chat) });
      this.show(this.lead.root);
    }
    if (part === 'chats') this.show(this.queue.root, this.view?.root ?? this.emptyPane());
    this.draw();
  }

  private show(...parts: readonly HTMLElement[]): void {
    this.pane.className = `pane pane-${this.part}`;
    this.pane.replaceChildren(...parts);
  }

  private emptyPane(): HTMLElement {
    return element('div', { class: 'chat-pane empty' }, element('p', {}, words.noChat));
  }

  private openChat(id: string): void {
    const chat = this.chats.follow(id);
    this.view = new ChatView({
      chat,
      me: this.me.id,
      isLead: this.me.roles.includes('lead'),
      others: () => (this.board?.onDuty ?? []).filter((advisor) => advisor.id !== this.me.id),
      now: () => this.now(),
      act: (act) => void this.act(chat, act),
      typing: () => this.socket?.send({ kind: 'typing', chat: id }),
      back: () => this.backToList(),
      gone: () => this.dropChat(id),
      say: (text) => this.say(text),
    });
    this.go('chats');
    this.root.classList.add('in-chat');
    this.view.focus();
  }

  private backToList(): void {
    const left = this.view?.chat.id;
    this.view = undefined;
    this.go('chats');
    const opener = [...this.queue.root.querySelectorAll<HTMLElement>('[data-key]')].find(
      ({ dataset }) => dataset['key'] === `open-${left}`,
    );
    (opener ?? this.queue.root.querySelector<HTMLElement>('button'))?.focus();
  }

  private dropChat(id: string): void {
    this.chats.drop(id);
    this.backToList();
  }

  private async claim(id: string): Promise<void> {
    this.openChat(id);
    await this.act(this.chats.follow(id), { kind: 'claim' });
  }

  /** What can't be done is said; words that were not sent stand under the conversation. */
  private async act(chat: OpenChat, act: DeskAct): Promise<void> {
    const isDone = await chat.outbox.add(act);
    if (isDone || act.kind === 'say' || act.kind === 'note') return;
    const refused = chat.outbox.shown.find((outgoing) => outgoing.act === act);
    if (!refused) return;
    chat.outbox.dismiss(refused);
    this.say(refused.why || words.failed);
  }

  private async setStatus(status: AdvisorStatus): Promise<void> {
    const answer = await post('/status', { status });
    if (answer.kind === 'ok') this.bar.showStatus(status);
    else this.say(words.failed);
  }

  private draw(): void {
    const { board } = this;
    if (board) {
      const own = board.onDuty.find(({ id }) => id === this.me.id);
      if (own) this.bar.showStatus(own.status);
      this.closedLine.textContent = board.closedBecause === null ? '' : words.closed(board.closedBecause);
      this.lead?.showOnDuty(board.onDuty, this.me.id);
    }
    if (this.view && this.isLookedAt(this.view.chat)) this.view.chat.look();
    this.view?.draw();
    if (!board || this.part !== 'chats') return;
    const unreadOf = (id: string) => this.chats.find(id)?.unread ?? 0;
    this.queue.draw({ board, me: this.me.id, current: this.view?.chat.id, unreadOf, now: this.now() });
    const news = this.chats.unread + board.waiting.length;
    document.title = news > 0 ? `(${news}) ${words.desk}` : words.desk;
  }

  private isLookedAt(chat: OpenChat): boolean {
    return this.view?.chat === chat && !document.hidden;
  }

  private now(): number {
    return Date.now() + this.clockAheadMs;
  }

  /** One line that says what happened, aloud too, and goes again. */
  private say(text: string): void {
    clearTimeout(this.noticeTimer);
    this.notice.textContent = text;
    this.noticeTimer = setTimeout(() => {
      this.notice.textContent = '';
    }, noticeMs);
  }

  private beHere(): void {
    if (Date.now() - this.hereAt < hereEveryMs) return;
    this.hereAt = Date.now();
    void post('/here').then((answer) => answer.kind === 'signed-out' && this.leave());
  }

  private async signOut(): Promise<void> {
    await post('/sign-out');
    this.leave();
  }

  private leave(): void {
    this.stop();
    this.onSignedOut();
  }
}
