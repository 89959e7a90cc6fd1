import type { ActivitySet, ConversationAnswer, WireActivity } from '../../http/contract.ts';
import type { Answer, FinalAnswer } from './answer.ts';
import { backoffMs, Pause } from './backoff.ts';
import { createToken, postActivity, readActivities, resumeConversation, startConversation, type Ticket } from './direct-line.ts';
import type { SessionStore } from './session-store.ts';
import { Stream } from './stream.ts';
import { TokenKeeper } from './token-keeper.ts';

/** How a conversation comes to its end: it is over, it was deleted, or none is to be had. What then is for the person to decide. */
export type Closing = 'ended' | 'erased' | 'refused';

/** How the conversation stands. `lost`: tried again until it works. */
export type ConnectionState = 'connecting' | 'online' | 'lost' | Closing;

/** What a connection reports. Activities come in order; after a reconnect some may come twice. */
export interface ConnectionEvents {
  state(state: ConnectionState): void;
  activities(activities: readonly WireActivity[]): void;
}

/** Where sockets don't get through, the conversation is polled this often, and a socket tried again after a while. */
const pollEveryMs = 2500;
const pollForMs = 300_000;
/** Silence after which the stream is doubted: soon after a message of the person's, else now and then. */
const echoWithinMs = 4000;
const idleCheckMs = 45_000;
/** After a longer silence than the checks allow, the device was asleep, and its socket is most likely dead. */
const asleepMs = 60_000;
/** Between two signs that the person is writing. */
const writingEveryMs = 3000;
/** A stream that lived this long was a good one: after its end the waiting starts over from the shortest. */
const goodStreamMs = 5000;

/** One conversation with the service, kept open through lost networks, sleeping phones and restarts until `close()`. */
export class Connection {
  private readonly session: SessionStore;
  private readonly events: ConnectionEvents;
  private readonly tokens: TokenKeeper;
  private readonly pause = new Pause();
  private state: ConnectionState = 'connecting';
  private stream: Stream | undefined;
  private doubt: ReturnType<typeof setTimeout> | undefined;
  private watermark = '';
  private setsReceived = 0;
  private failures = 0;
  private heardAt = 0;
  private toldAt = 0;
  private closed = false;

  constructor(session: SessionStore, events: ConnectionEvents) {
    this.session = session;
    this.events = events;
    this.tokens = new TokenKeeper(
      (token) => session.save({ token }),
      (why) => this.finish(why),
    );
    this.tokens.token = session.saved.token;
  }

  get isOnline(): boolean {
    return this.state === 'online' && !this.closed;
  }

  /** Starts the conversation, or comes back to the saved one, and stays with it. Resolves when it is over. */
  async open(): Promise<void> {
    while (!this.closed) {
      const joined = await this.join();
      if (this.closed) return;
      if (joined.kind === 'ended' || joined.kind === 'erased' || joined.kind === 'refused') return this.finish(joined.kind);
      const isWell = joined.kind === 'ok' && (await this.follow(joined.body.streamUrl));
      if (!isWell) await this.waitForAnother(joined.kind === 'later' ? joined.waitMs : 0);
    }
  }

  /** Lets go of the conversation. Nothing is reported any more. */
  close(): void {
    this.closed = true;
    clearTimeout(this.doubt);
    this.tokens.stop();
    this.stream?.close();
    this.pause.cut();
  }

  /** The phone woke up or the network is back: don't wait, and don't trust a socket that may be dead. */
  wake(): void {
    this.tokens.wake();
    this.failures = 0;
    this.pause.cut();
    if (Date.now() - this.heardAt > asleepMs) this.stream?.close();
    else if (this.stream) void this.check();
  }

  /** The page is put aside, perhaps to be taken up again: a browser keeps no page that holds a socket. */
  rest(): void {
    this.stream?.close();
  }

  /** The browser says that the network has gone. */
  drop(): void {
    this.stream?.close();
    this.setState('lost');
  }

  async post(activity: WireActivity): Promise<FinalAnswer<{ id: string }>> {
    const { setsReceived } = this;
    // What is written next is another message.
    this.toldAt = 0;
    const answer = await this.authorised((ticket) => postActivity(ticket, activity));
    if (answer.kind === 'ended' || answer.kind === 'erased') this.finish(answer.kind);
    if (answer.kind === 'later') void this.check();
    if (answer.kind === 'ok' && this.setsReceived === setsReceived) this.expectEcho();
    return answer;
  }

  /** Lets an advisor see that the person is writing. A sign that is lost is no harm, and one every few seconds is enough. */
  tellWriting(): void {
    if (!this.isOnline || Date.now() - this.toldAt < writingEveryMs) return;
    this.toldAt = Date.now();
    void postActivity(this.ticket, { type: 'typing' });
  }

  /** Asks something else about the conversation; `later` for as long as there is none. */
  async ask<Body>(call: (token: string) => Promise<Answer<Body>>): Promise<FinalAnswer<Body>> {
    if (this.tokens.token === '') return { kind: 'later', waitMs: 0 };
    return await this.authorised(({ token }) => call(token));
  }

  private get ticket(): Ticket {
    return { conversationId: this.session.saved.conversationId, token: this.tokens.token };
  }

  /** Makes a call with the token, and once more with a new one where that had expired. */
  private async authorised<Body>(call: (ticket: Ticket) => Promise<Answer<Body>>): Promise<FinalAnswer<Body>> {
    const answer = await call(this.ticket);
    if (answer.kind !== 'expired') return answer;
    const renewed = await this.tokens.renew();
    const again = renewed.kind === 'ok' ? await call(this.ticket) : renewed;
    return again.kind === 'expired' ? { kind: 'ended' } : again;
  }

  private async join(): Promise<Answer<ConversationAnswer>> {
    const joined = await (this.session.saved.conversationId === ''
      ? this.start()
      : this.authorised((ticket) => resumeConversation(ticket, this.watermark)));
    if (joined.kind === 'ok' && !this.closed) this.tokens.keep(joined.body.token, joined.body.expires_in);
    return joined;
  }

  private async start(): Promise<Answer<ConversationAnswer>> {
    const created = await createToken();
    // Refused before there is a conversation: there is none that could have ended.
    if (created.kind === 'ended') return { kind: 'refused', reason: '' };
    if (created.kind !== 'ok') return created;
    const started = await startConversation(created.body.token);
    if (started.kind === 'ok' && !this.closed) this.session.save({ conversationId: started.body.conversationId });
    return started;
  }

  /** Resolves when the conversation must be joined anew; true while all is well, and only a socket is looked for again. */
  private async follow(streamUrl: string): Promise<boolean> {
    const opened = await this.listen(streamUrl);
    return !opened && (await this.poll());
  }

  private listen(streamUrl: string): Promise<boolean> {
    const since = Date.now();
    return new Promise((resolve) => {
      const end = (opened: boolean) => {
        this.stream = undefined;
        clearTimeout(this.doubt);
        if (opened && Date.now() - since > goodStreamMs) this.failures = 0;
        resolve(opened);
      };
      this.stream = new Stream(streamUrl, { open: () => this.markOnline(), receive: (set) => this.receive(set), end });
    });
  }

  private async poll(): Promise<boolean> {
    const until = Date.now() + pollForMs;
    while (!this.closed && Date.now() < until) {
      const answer = await this.read();
      if (answer.kind !== 'ok') return false;
      // A full page may have more behind it.
      if (answer.body.activities.length === 0) await this.pause.wait(pollEveryMs);
    }
    return true;
  }

  private async read(): Promise<Answer<ActivitySet>> {
    const answer = await this.authorised((ticket) => readActivities(ticket, this.watermark));
    if (answer.kind === 'ok' && !this.closed) this.receive(answer.body);
    return answer;
  }

  private receive(set: ActivitySet): void {
    this.setsReceived += 1;
    this.failures = 0;
    this.markOnline();
    if (set.watermark !== '') this.watermark = set.watermark;
    if (set.activities.length > 0) this.events.activities(set.activities);
  }

  private expectEcho(): void {
    if (this.stream) this.doubtAfter(echoWithinMs);
    else this.pause.cut();
  }

  private doubtAfter(ms: number): void {
    clearTimeout(this.doubt);
    this.doubt = setTimeout(() => void this.check(), ms);
  }

  /** Asks over plain HTTP what the stream may have missed: a socket can be deaf without knowing it. */
  private async check(): Promise<void> {
    const { stream, setsReceived } = this;
    if (!stream) return;
    const answer = await this.read();
    const isDeaf = answer.kind !== 'ok' || (answer.body.activities.length > 0 && this.setsReceived === setsReceived + 1);
    if (isDeaf) stream.close();
  }

  private markOnline(): void {
    this.heardAt = Date.now();
    if (this.stream) this.doubtAfter(idleCheckMs);
    this.setState('online');
  }

  private async waitForAnother(leastMs: number): Promise<void> {
    if (this.closed) return;
    this.setState('lost');
    await this.pause.wait(Math.max(leastMs, backoffMs(this.failures++)));
  }

  private finish(state: Closing): void {
    if (this.closed) return;
    this.close();
    this.state = state;
    this.events.state(state);
  }

  private setState(state: ConnectionState): void {
    if (this.closed || state === this.state) return;
    this.state = state;
    this.events.state(state);
  }
}
