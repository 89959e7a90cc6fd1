import type { WireActivity } from '../../http/contract.ts';
import { ClosingNotice } from './closing-notice.ts';
import { Composer } from './composer.ts';
import { Connection, type ConnectionState } from './connection.ts';
import { watchDevice } from './device.ts';
import { element } from './dom.ts';
import { Frame } from './frame.ts';
import { LogView } from './log-view.ts';
import type { PressedTap } from './message-view.ts';
import { createMessageId, Outbox } from './outbox.ts';
import type { PageSettings } from './page-settings.ts';
import { SessionStore, type Unsent } from './session-store.ts';
import { StatusLine } from './status-line.ts';
import { words } from './words.ts';

/** The chat with the assistant: plugs the conversation's log, what is on its way, and what the person sees together. */
export class Chat {
  readonly root: HTMLElement;
  private readonly settings: PageSettings;
  private readonly session = new SessionStore();
  private readonly log: LogView;
  private readonly status: StatusLine;
  private readonly composer: Composer;
  private outbox: Outbox;
  /** Holds the composer, or whatever takes its place. */
  private readonly foot = element('div', { class: 'foot' });
  private connection: Connection | undefined;
  private isRestoring = false;
  readonly frame: Frame;
  /** What the person came for, until the welcome offers it. */
  private topic = '';

  constructor(settings: PageSettings) {
    this.settings = settings;
    this.log = new LogView((pressed) => this.sendTap(pressed));
    this.status = new StatusLine(settings.phone);
    this.composer = new Composer(settings.maxLength, (text) => this.send({ id: createMessageId(), text }));
    this.outbox = this.createOutbox();
    this.frame = new Frame(this, settings.hosts);
    this.root = element('div', { class: 'chat' }, this.log.root, this.status.root, this.foot);
    watchDevice({
      wake: () => this.connection?.wake(),
      drop: () => this.connection?.drop(),
      rest: () => this.connection?.rest(),
      isOutdated: () => this.session.isOutdated(),
    });
  }

  /** Begins, or goes on where this tab's chat was. */
  open(): void {
    this.foot.replaceChildren(this.composer.root);
    this.isRestoring = this.session.saved.conversationId !== '';
    for (const message of this.outbox.waiting) this.log.addOwn(message.id, message.text, words.waiting);
    this.connection = new Connection(this.session, {
      state: (state) => this.showState(state),
      activities: (activities) => this.receive(activities),
    });
    this.status.underWay(words.connecting);
    void this.connection.open();
  }

  hasChat(): boolean {
    return this.session.saved.conversationId !== '';
  }

  /** Goes to a topic as if its button had been pressed, in a chat in which nothing was asked yet. */
  startWith(topic: string): void {
    this.topic = topic;
    this.tapTopic();
  }

  private tapTopic(): void {
    const tap = { kind: 'topic', id: this.topic };
    const title = this.log.titleOf(tap);
    if (title === undefined) return;
    this.topic = '';
    if (!this.log.hasOwn) this.sendTap({ tap, title });
  }

  private createOutbox(): Outbox {
    return new Outbox(this.session, {
      sent: (id) => this.noteSent(id),
      refused: (id, reason) => this.noteRefused(id, reason),
      delayed: () => this.status.trouble(words.slow),
    });
  }

  private sendTap({ tap, title }: PressedTap): void {
    this.send({ id: createMessageId(), text: title, tap });
  }

  private send(message: Unsent): void {
    if (!this.foot.contains(this.composer.root)) return;
    this.outbox.add(message);
    const isOnline = this.connection?.isOnline === true;
    this.log.addOwn(message.id, message.text, isOnline ? words.sending : words.waiting);
    // While there is trouble, the line is needed for that.
    if (isOnline) this.status.underWay(words.sending);
    this.flush();
  }

  private flush(): void {
    if (this.connection) void this.outbox.flush(this.connection);
  }

  private receive(activities: readonly WireActivity[]): void {
    const own = this.isRestoring ? this.log.showQuietly(activities) : this.log.show(activities);
    for (const id of own) this.outbox.settle(id);
    if (this.isRestoring) this.status.news(words.restored);
    this.isRestoring = false;
    this.frame.heard(this.log.heardCount);
    this.tapTopic();
  }

  private noteSent(id: string): void {
    this.log.markSent(id);
    if (this.outbox.waiting.length === 0 && this.connection?.isOnline) this.status.done();
  }

  private noteRefused(id: string, reason: string): void {
    this.log.markRefused(id);
    this.status.troubleNow(words.refused(reason));
  }

  private showState(state: ConnectionState): void {
    if (state === 'online') this.showOnline();
    else if (state === 'lost') this.status.trouble(navigator.onLine ? words.lost : words.offline);
    else if (state === 'ended' || state === 'refused') this.showClosed(state);
  }

  private showOnline(): void {
    if (this.status.isInTrouble) this.status.news(words.backOnline);
    else this.status.clear();
    this.flush();
  }

  private showClosed(why: 'ended' | 'refused'): void {
    const hadFocus = this.composer.hasFocus;
    for (const { id } of this.outbox.waiting) this.log.markRefused(id);
    const notice = new ClosingNotice(why, this.settings.phone, () => this.startAgain());
    this.foot.replaceChildren(notice.root);
    this.status.clear();
    if (hadFocus) notice.focus();
  }

  /** A new conversation. What was typed and never got through is put back into the box. */
  private startAgain(): void {
    const unsent = this.outbox.waiting.filter((message) => !message.tap).map((message) => message.text);
    this.connection?.close();
    this.outbox.stop();
    this.outbox = this.createOutbox();
    this.session.clear();
    this.log.clear();
    this.open();
    this.composer.restore(unsent.join('\n\n'));
    this.composer.focus();
  }
}
