import { HelplineError } from '../../src/errors.ts';
import type { WireActivity } from '../../src/http/contract.ts';
import type { Conversations, Participant } from '../../src/http/conversations.ts';
import { createMemoryTyping, type MemoryTyping } from './memory-typing.ts';

/** Conversations in memory: the port as the store keeps it, one array each, a gapless seq, every message once. */
export interface MemoryConversations extends Conversations, MemoryTyping {
  /** What the assistant says of its own accord. */
  say(conversationId: string, text: string): void;
  /** A row that the family does not read: the watermark passes it. */
  note(conversationId: string): void;
  erase(conversationId: string): void;
  /** From now on every call fails with `error`, until it is `undefined` again. */
  failWith(error: Error | undefined): void;
  /** Everything of a conversation, as its family reads it. */
  transcript(conversationId: string): WireActivity[];
  /** How many readers wait for news. */
  readerCount(): number;
}

export function createMemoryConversations(): MemoryConversations {
  const logs = new Map<string, (WireActivity | undefined)[]>();
  const ids = new Map<string, string>();
  const erased = new Set<string>();
  const readers = new Set<{ conversationId: string; wake: () => void }>();
  let failure: Error | undefined;

  function logOf(conversationId: string): (WireActivity | undefined)[] {
    if (failure) throw failure;
    if (erased.has(conversationId)) throw new HelplineError('conversation-erased', 'erased');
    const log = logs.get(conversationId) ?? [];
    logs.set(conversationId, log);
    return log;
  }

  function append(conversationId: string, activity: Omit<WireActivity, 'id'> | undefined): string {
    const log = logOf(conversationId);
    const id = `${conversationId}|${String(log.length + 1).padStart(7, '0')}`;
    log.push(activity && { ...activity, id, conversation: { id: conversationId } });
    for (const reader of readers) if (reader.conversationId === conversationId) queueMicrotask(reader.wake);
    return id;
  }

  const say = (conversationId: string, text: string) =>
    append(conversationId, { type: 'message', from: { id: 'helpline', role: 'bot' }, text });

  async function once(who: Participant, key: string | undefined, write: () => string): Promise<{ id: string }> {
    logOf(who.conversationId);
    const known = key && ids.get(`${who.conversationId} ${key}`);
    const id = known || write();
    if (key) ids.set(`${who.conversationId} ${key}`, id);
    return { id };
  }

  return {
    ...createMemoryTyping(),
    say,
    note: (conversationId) => void append(conversationId, undefined),
    erase: (conversationId) => void erased.add(conversationId),
    failWith: (error) => {
      failure = error;
    },
    transcript: (conversationId) => (logs.get(conversationId) ?? []).flatMap((row) => row ?? []),
    readerCount: () => readers.size,
    join: async (who) => void (await once(who, 'joined', () => say(who.conversationId, 'welcome'))),
    post: async (who, activity) =>
      once(who, activity.channelData?.clientActivityID ?? activity.id, () => {
        const id = append(who.conversationId, activity);
        say(who.conversationId, `you said ${activity.text}`);
        return id;
      }),
    read: async (conversationId, afterSeq, limit) => {
      const rows = logOf(conversationId).slice(afterSeq, afterSeq + limit);
      return { activities: rows.flatMap((row) => row ?? []), lastSeq: afterSeq + rows.length };
    },
    onAppend: (conversationId, wake) => {
      const reader = { conversationId, wake };
      readers.add(reader);
      return () => void readers.delete(reader);
    },
  };
}
