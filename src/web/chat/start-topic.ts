import type { LogView } from './log-view.ts';
import { createMessageId } from './outbox.ts';
import type { Unsent } from './session-store.ts';

/** What the person came for: the topic of the link that opened the chat, gone to once, where nothing was asked yet. */
export class StartTopic {
  private topic = '';
  private messageId = '';

  want(topic: string): void {
    this.topic = topic;
  }

  /** The press of the topic's button, once it is offered; `undefined` before, and where the person has begun already. */
  take(log: Pick<LogView, 'titleOf' | 'hasOwn'>): Unsent | undefined {
    const tap = { kind: 'topic', id: this.topic };
    const text = log.titleOf(tap);
    if (text === undefined) return undefined;
    this.topic = '';
    if (log.hasOwn) return undefined;
    this.messageId = createMessageId();
    return { id: this.messageId, text, tap };
  }

  /** Whether a message is that press: the link made it, before the person could read what stands above the first message. */
  isPress(id: string): boolean {
    return id === this.messageId;
  }
}
