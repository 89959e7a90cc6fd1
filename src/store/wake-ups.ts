import type { ConversationRef } from '../conversation/turn-request.ts';
import type { Log } from '../log.ts';

/** Who wants to know when something was appended. Wake-ups carry nothing: readers read. */
export interface WakeUps {
  /** Returns the way to stop. */
  on(target: ConversationRef | 'all', wake: () => void): () => void;
  /** Something happened in this conversation. */
  wake(ref: ConversationRef): void;
  /** Something may have been missed anywhere. */
  wakeAll(): void;
  /** The conversations that somebody waits for. */
  waitedFor(): readonly ConversationRef[];
  /** Wakes only those who wait for any conversation. */
  wakeGeneral(): void;
}

interface Waiters {
  readonly ref: ConversationRef;
  readonly wakes: Set<() => void>;
}

/** A wake that throws is a bug of its reader: it is logged, and the others are woken all the same. */
export function createWakeUps(log: Log): WakeUps {
  const byConversation = new Map<string, Waiters>();
  const general = new Set<() => void>();

  function wakeEach(wakes: Iterable<() => void>): void {
    for (const wake of [...wakes]) {
      try {
        wake();
      } catch (err) {
        log.error({ err }, 'a reader of the conversation log failed to wake up');
      }
    }
  }

  function onConversation(ref: ConversationRef, wake: () => void): () => void {
    const name = conversationName(ref);
    const waiters = byConversation.get(name) ?? { ref, wakes: new Set() };
    byConversation.set(name, waiters);
    // A function of its own, so that one listener registered twice is two.
    const entry = () => wake();
    waiters.wakes.add(entry);
    return () => {
      waiters.wakes.delete(entry);
      if (waiters.wakes.size === 0 && byConversation.get(name) === waiters) byConversation.delete(name);
    };
  }

  function onAny(wake: () => void): () => void {
    const entry = () => wake();
    general.add(entry);
    return () => general.delete(entry);
  }

  return {
    on: (target, wake) => (target === 'all' ? onAny(wake) : onConversation(target, wake)),
    wake(ref) {
      wakeEach(byConversation.get(conversationName(ref))?.wakes ?? []);
      wakeEach(general);
    },
    wakeAll() {
      for (const waiters of [...byConversation.values()]) wakeEach(waiters.wakes);
      wakeEach(general);
    },
    waitedFor: () => [...byConversation.values()].map((waiters) => waiters.ref),
    wakeGeneral: () => wakeEach(general),
  };
}

/** One text for the two ids of a conversation, which no other pair gives. */
export function conversationName(ref: ConversationRef): string {
  return JSON.stringify([ref.channel, ref.conversation]);
}
