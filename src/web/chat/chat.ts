import type { TokenAnswer, WireActivity } from '../../http/contract.ts';
import type { Answer, FinalAnswer } from './answer.ts';
import { ClosingNotice } from './closing-notice.ts';
import { takeCodeFromAddress } from './code-in-address.ts';
import { Composer } from './composer.ts';
import { type Closing, Connection, type ConnectionState } from './connection.ts';
import { watchDevice } from './device.ts';
import { element } from './dom.ts';
import { familyWords } from './family-words.ts';
import { Frame } from './frame.ts';
import { createGlossary } from './glossary.ts';
import { IdleNotice } from './idle-notice.ts';
import { LogView } from './log-view.ts';
import type { PressedTap } from './message-view.ts';
import { NoticeAcceptance } from './notice-acceptance.ts';
import { createMessageId, Outbox } from './outbox.ts';
import type { PageSettings } from './page-settings.ts';
import { PersonBar } from './person-bar.ts';
import { QuickExit } from './quick-exit.ts';
import { SessionStore, type Unsent } from './session-store.ts';
import { StartTopic } from './start-topic.ts';
import { StatusLine } from './status-line.ts';
import { ViewHost } from './view-host.ts';
import { clearView } from './views/clear-view.ts';
import { continueView } from './views/continue-view.ts';
import { haveCodeView } from './views/have-code-view.ts';
import { menuView } from './views/menu-view.ts';
import { noticeCard, noticeView } from './views/notice-view.ts';
import type { OwnChat } from './views/own-chat.ts';
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
  /** What takes the conversation's place: menu, forms, notices. */
  private readonly views: ViewHost;
  private readonly idle: IdleNotice;
  /** Who the person is with, while that is not the assistant. */
  private readonly person = new PersonBar((pressed) => this.sendTap(pressed));
  private readonly menu = element('button', { type: 'button', class: 'bar-button' }, familyWords.menu);
  private readonly acceptance: NoticeAcceptance | undefined;
  private connection: Connection | undefined;
  private isRestoring = false;
  readonly frame: Frame;
  private readonly topic = new StartTopic();

  constructor(settings: PageSettings) {
    this.settings = settings;
    this.log = new LogView({
      onTap: (pressed) => this.sendTap(pressed),
      glossary: createGlossary(settings.content?.glossary ?? []),
      head: this.createNoticeCard(),
    });
    this.acceptance = settings.content && new NoticeAcceptance(settings.content.notice.version);
    this.status = new StatusLine(settings.phone);
    this.composer = new Composer(settings.maxLength, {
      send: (text) => this.send({ id: createMessageId(), text }),
      write: () => this.tellWriting(),
    });
    this.outbox = this.createOutbox();
    this.frame = new Frame(this, settings.hosts);
    this.views = new ViewHost([this.log.root, this.foot], () => this.comeHome());
    const own = this.asOwnChat();
    this.menu.addEventListener('click', () => this.views.open(menuView(own)));
    this.idle = new IdleNotice(
      () => this.comeHome(),
      [
        [familyWords.continueTitle, () => this.views.open(continueView(own))],
        [familyWords.clearTitle, () => this.views.open(clearView(own))],
      ],
    );
    this.root = element('div', { class: 'chat' }, element('div', {}, this.createBar(), this.person.root));
    this.root.append(this.log.root, this.views.root, this.idle.root, this.status.root, this.foot);
    watchDevice({
      wake: () => this.connection?.wake(),
      drop: () => this.connection?.drop(),
      rest: () => this.connection?.rest(),
      isOutdated: () => this.session.isOutdated(),
    });
  }

  /** The ways out of the conversation: always in view, before it in the order of reading. */
  private createBar(): HTMLElement {
    const { content } = this.settings;
    const bar = element('div', { class: 'bar' }, this.menu);
    if (!content) return bar;
    const say = (line: string) => this.status.news(line);
    bar.append(new QuickExit({ url: content.exitUrl, forget: () => this.forgetAround(), say }).root);
    return bar;
  }

  private createNoticeCard(): HTMLElement | undefined {
    const notice = this.settings.content?.notice;
    return notice && noticeCard(notice, () => this.views.open(noticeView(notice)));
  }

  /** The chat as its views see it. */
  private asOwnChat(): OwnChat {
    const chat = this;
    return {
      ask: (call) => this.ask(call),
      get activities() {
        return chat.log.activities;
      },
      phone: this.settings.phone,
      notice: this.settings.content?.notice,
      views: this.views,
      forget: () => this.forget(),
      startNew: () => this.startNew(),
      goOnWith: (answer) => this.goOnWith(answer),
    };
  }

  /** The conversation is in view again; where a view came first, it begins only now. */
  private comeHome(): void {
    if (!this.connection) this.join();
    if (this.foot.contains(this.composer.root)) this.composer.focus();
    else this.menu.focus();
  }

  /** Begins, or goes on where this tab's chat was, or with the chat whose code stands in the address. */
  open(): void {
    const code = takeCodeFromAddress();
    if (code === undefined) this.join();
    else this.views.open(haveCodeView(this.asOwnChat(), code));
  }

  private join(): void {
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
    this.topic.want(topic);
    this.pressTopic();
  }

  noticePerson(): void {
    this.idle.touch();
  }

  private pressTopic(): void {
    const press = this.topic.take(this.log);
    if (press) this.send(press);
  }

  private async ask<Body>(call: (token: string) => Promise<Answer<Body>>): Promise<FinalAnswer<Body>> {
    return (await this.connection?.ask(call)) ?? { kind: 'later', waitMs: 0 };
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
    const add = this.topic.isPress(message.id) ? 'addLinked' : 'addOwn';
    this.log[add](message.id, message.text, isOnline ? words.sending : words.waiting);
    // While there is trouble, the line is needed for that.
    if (isOnline) this.status.underWay(words.sending);
    this.flush();
  }

  private flush(): void {
    if (this.connection) void this.outbox.flush(this.connection);
  }

  /** An advisor sees that the family is writing; the assistant has no use for it. */
  private tellWriting(): void {
    if (this.person.isTalking) this.connection?.tellWriting();
  }

  private receive(activities: readonly WireActivity[]): void {
    this.person.receive(activities);
    this.composer.writeTo(this.person.advisor);
    if (activities.every(({ type }) => type === 'typing')) return;
    const own = this.isRestoring ? this.log.showQuietly(activities) : this.log.show(activities);
    for (const id of own) this.outbox.settle(id);
    if (this.isRestoring) this.status.news(words.restored);
    else if (this.views.isOpen) this.tellOfNews(activities);
    this.isRestoring = false;
    this.frame.heard(this.log.heardCount);
    this.pressTopic();
  }

  /** Something was said while a view is open: danger takes its place, anything else can wait. */
  private tellOfNews(activities: readonly WireActivity[]): void {
    const said = activities.filter(({ type, from }) => type === 'message' && from?.role !== 'user');
    if (said.some(({ channelData }) => channelData?.helpline?.tone === 'urgent')) this.views.close();
    else if (said.length > 0) this.status.news(familyWords.newMessage);
  }

  private noteSent(id: string): void {
    this.log.markSent(id);
    if (!this.topic.isPress(id)) void this.acceptance?.note((call) => this.ask(call));
    if (this.outbox.waiting.length === 0 && this.connection?.isOnline) this.status.done();
  }

  private noteRefused(id: string, reason: string): void {
    this.log.markRefused(id);
    this.status.troubleNow(words.refused(reason));
  }

  private showState(state: ConnectionState): void {
    if (state === 'online') this.showOnline();
    else if (state === 'lost') this.status.trouble(navigator.onLine ? words.lost : words.offline);
    else if (state === 'erased') this.showErased();
    else if (state === 'ended' || state === 'refused') this.showClosed(state);
  }

  private showOnline(): void {
    if (this.status.isInTrouble) this.status.news(words.backOnline);
    else this.status.done();
    this.flush();
  }

  private showClosed(why: Closing): void {
    const hadFocus = this.foot.contains(document.activeElement);
    for (const { id } of this.outbox.waiting) this.log.markRefused(id);
    const notice = new ClosingNotice(why, this.settings.phone, () => this.startAgain());
    this.foot.replaceChildren(notice.root);
    this.status.clear();
    if (hadFocus) notice.focus();
  }

  /** A chat that was deleted elsewhere is not to be read here any more. */
  private showErased(): void {
    this.views.close();
    this.forget();
    this.showClosed('erased');
  }

  /** A new conversation. What was typed and never got through is put back into the box. */
  private startAgain(): void {
    const unsent = this.outbox.waiting.filter((message) => !message.tap).map((message) => message.text);
    this.forget();
    this.join();
    this.composer.restore(unsent.join('\n\n'));
    this.composer.focus();
  }

  /** A new conversation, with nothing left of the old one. */
  private startNew(): void {
    this.forget();
    this.composer.empty();
    this.join();
    this.views.close();
    this.status.news(familyWords.cleared);
  }

  /** Another conversation in place of this tab's. */
  private goOnWith({ conversationId, token }: TokenAnswer): void {
    this.forget();
    this.session.save({ conversationId, token });
    this.join();
    this.views.close();
  }

  /** This tab lets go of its conversation, on the screen and in the browser. */
  private forget(): void {
    this.connection?.close();
    this.connection = undefined;
    this.outbox.stop();
    this.outbox = this.createOutbox();
    this.acceptance?.startOver();
    this.session.clear();
    this.log.clear();
    this.person.clear();
    this.composer.writeTo(undefined);
    this.status.clear();
    this.frame.startOver();
  }

  /** The same, and in the page around the panel. */
  private forgetAround(): void {
    this.forget();
    this.frame.leave();
  }
}
