import type { WireActivity } from '../../http/contract.ts';
import type { FinalAnswer } from './answer.ts';
import { backoffMs } from './backoff.ts';
import type { SessionStore, Unsent } from './session-store.ts';

/** What becomes of the person's messages, by the id that each was given here. */
export interface OutboxEvents {
  sent(id: string): void;
  refused(id: string, reason: string): void;
  /** Sending takes longer than it should; it is tried again. */
  delayed(): void;
}

/** How a message gets to the service. */
export interface Sender {
  readonly isOnline: boolean;
  post(activity: WireActivity): Promise<FinalAnswer<{ id: string }>>;
}

/**
 * The person's messages on their way: kept until the service has acknowledged them, sent one at a time so that their order
 * holds, and sent again under the same id, which the service counts once.
 */
export class Outbox {
  private readonly session: SessionStore;
  private readonly events: OutboxEvents;
  private isSending = false;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(session: SessionStore, events: OutboxEvents) {
    this.session = session;
    this.events = events;
  }

  get waiting(): readonly Unsent[] {
    return this.session.saved.unsent;
  }

  add(message: Unsent): void {
    this.session.save({ unsent: [...this.waiting, message] });
  }

  /** The message stands in the conversation: nothing is left to send. */
  settle(id: string): void {
    if (this.waiting.some((message) => message.id === id)) {
      this.session.save({ unsent: this.waiting.filter((message) => message.id !== id) });
    }
  }

  /** Sends what waits, for as long as that works. Calling it again meanwhile does no harm. */
  async flush(sender: Sender): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    clearTimeout(this.timer);
    for (let [first] = this.waiting; first && sender.isOnline; [first] = this.waiting) {
      if (!(await this.sendOne(first, sender))) break;
    }
    this.isSending = false;
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  /** Whether the next message may follow. */
  private async sendOne(message: Unsent, sender: Sender): Promise<boolean> {
    const answer = await sender.post(activityOf(message));
    if (answer.kind === 'later') this.tryAgain(sender, answer.waitMs);
    if (answer.kind === 'later' || answer.kind === 'ended' || answer.kind === 'erased') return false;
    this.failures = 0;
    this.settle(message.id);
    if (answer.kind === 'ok') this.events.sent(message.id);
    else this.events.refused(message.id, answer.reason);
    return true;
  }

  private tryAgain(sender: Sender, leastMs: number): void {
    this.events.delayed();
    this.timer = setTimeout(() => void this.flush(sender), Math.max(leastMs, backoffMs(this.failures++)));
  }
}

/**
 * The activity that goes out. A tap carries its `{kind, id}` and no text to be matched; the title that was pressed rides
 * along as Bot Framework's `messageBack` does it, for the transcript.
 */
export function activityOf({ id, text, tap }: Unsent): WireActivity {
  if (!tap) return { type: 'message', text, channelData: { clientActivityID: id } };
  return { type: 'message', value: tap, channelData: { clientActivityID: id, messageBack: { displayText: text } } };
}

/** An id that no other message has. Works on plain http too, where `crypto.randomUUID` is missing. */
export function createMessageId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
