import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { OutboxStore, Send } from '../store/outbox-port.ts';
import { backoffMs } from './backoff.ts';

/** How a send went. `refused`: trying again is of no use; `failure` says why, in a code of the channel's. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly id: string | null }
  | { readonly kind: 'later'; readonly failure: string; readonly askedMs?: number }
  | { readonly kind: 'refused'; readonly failure: string };

/** Brings one row to whom it is for. Says how it went; a rejection is a bug, and is tried again like a failure. */
export type Deliver = (send: Send) => Promise<SendOutcome>;

/** What the sender works with. */
export interface SenderParts {
  readonly outbox: Pick<OutboxStore, 'take' | 'sent' | 'putOff' | 'giveUp'>;
  readonly deliver: Deliver;
  /** Calls back when something may have been queued. Returns the way to stop. */
  readonly onQueued: (wake: () => void) => () => void;
  /** Told of what was given up, so that nobody takes it for read. */
  readonly onGivenUp: (send: Send) => Promise<unknown>;
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to 1. */
  readonly chance?: () => number;
}

/** So many go out at once, each of another conversation. */
const atOnce = 8;
/** A taker of whom nothing is heard for so long has lost it. Longer than any send may take. */
const leaseMs = 60_000;
/** What is still not out after a day is of no use any more. */
const oldestMs = 86_400_000;
/** For sends whose time comes without anything being queued, and for those of other instances that are gone. */
const lookMs = 500;

/**
 * Sends what the turns queued: in order within a conversation, at least once, and again after a failure. A channel that took a
 * message and yet said that it failed has it twice: there is no way to know. Returns the way to stop, which waits for what is under way.
 */
export function startSender(parts: SenderParts): () => Promise<void> {
  const { outbox, onQueued, clock, log } = parts;
  const running = new Set<Promise<void>>();
  let isStopped = false;
  let looking: Promise<void> | null = null;
  let wantsLook = false;

  async function takeAll(): Promise<void> {
    while (!isStopped && running.size < atOnce) {
      const send = await outbox.take(clock.now() + leaseMs);
      if (send === null) return;
      const sending = handle(parts, send).finally(() => {
        running.delete(sending);
        look();
      });
      running.add(sending);
    }
  }

  function look(): void {
    wantsLook = true;
    looking ??= lookWhileWanted().finally(() => {
      looking = null;
    });
  }

  async function lookWhileWanted(): Promise<void> {
    while (wantsLook && !isStopped) {
      wantsLook = false;
      await takeAll().catch((err: unknown) => log.warn({ err }, 'sends were not looked for; it is tried again'));
    }
  }

  const stopListening = onQueued(look);
  const timer = setInterval(look, lookMs);
  look();
  return async () => {
    isStopped = true;
    clearInterval(timer);
    stopListening();
    await looking;
    await Promise.all(running);
  };
}

async function handle({ outbox, deliver, onGivenUp, clock, log, chance = Math.random }: SenderParts, send: Send): Promise<void> {
  const { channel, conversation, seq, target, tries, createdAt } = send;
  const about = { channel, conversation, seq, target, tries };
  try {
    const outcome = await deliver(send).catch((err: unknown): SendOutcome => {
      log.error({ ...about, err }, 'a send failed because of a bug; it is tried again');
      return { kind: 'later', failure: 'bug' };
    });
    if (outcome.kind === 'sent') return await outbox.sent(send, outcome.id);
    if (outcome.kind === 'refused' || clock.now() - createdAt > oldestMs) {
      log.error({ ...about, failure: outcome.failure }, 'a message could not be delivered and is a dead letter now');
      await outbox.giveUp(send, outcome.failure);
      await onGivenUp(send).catch((err: unknown) =>
        log.warn({ ...about, err }, 'nobody in the conversation was told of a dead letter'),
      );
      return;
    }
    log.warn({ ...about, failure: outcome.failure }, 'a message could not be delivered; it is tried again');
    await outbox.putOff(send, clock.now() + backoffMs(tries, chance, outcome.askedMs));
  } catch (err) {
    // Its time runs out by itself, and it is taken again.
    log.warn({ ...about, err }, 'how a send went could not be kept; it is sent again');
  }
}
