import type { ConversationRef } from '../conversation/turn-request.ts';
import { conversationName } from './wake-ups.ts';

/** Which side of a conversation is writing. */
export const typists = ['enquirer', 'advisor'] as const;
export type Typist = (typeof typists)[number];

/** Who wants to know when somebody is writing. It passes away: nothing of it is ever kept. */
export interface TypingSigns {
  /** Returns the way to stop. */
  on(ref: ConversationRef, who: Typist, hear: () => void): () => void;
  tell(ref: ConversationRef, who: Typist): void;
}

export function createTypingSigns(): TypingSigns {
  const listeners = new Map<string, Set<() => void>>();
  const nameOf = (ref: ConversationRef, who: Typist) => `${who} ${conversationName(ref)}`;
  return {
    on(ref, who, hear) {
      const name = nameOf(ref, who);
      const hearers = listeners.get(name) ?? new Set();
      listeners.set(name, hearers);
      const entry = () => hear();
      hearers.add(entry);
      return () => {
        hearers.delete(entry);
        if (hearers.size === 0 && listeners.get(name) === hearers) listeners.delete(name);
      };
    },
    tell(ref, who) {
      for (const hear of [...(listeners.get(nameOf(ref, who)) ?? [])]) hear();
    },
  };
}
