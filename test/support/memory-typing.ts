import type { Conversations } from '../../src/http/conversations.ts';

/** Who is writing, in memory. */
export interface MemoryTyping extends Pick<Conversations, 'tellTyping' | 'onTyping'> {
  /** The conversations whose person was writing, each time. */
  readonly typed: readonly string[];
  /** An advisor is writing. */
  advisorTypes(conversationId: string): void;
}

export function createMemoryTyping(): MemoryTyping {
  const typed: string[] = [];
  const hearers = new Map<string, Set<() => void>>();
  return {
    typed,
    tellTyping: ({ conversationId }) => void typed.push(conversationId),
    onTyping(conversationId, hear) {
      const those = hearers.get(conversationId) ?? new Set();
      hearers.set(conversationId, those.add(hear));
      return () => those.delete(hear);
    },
    advisorTypes(conversationId) {
      for (const hear of hearers.get(conversationId) ?? []) hear();
    },
  };
}
