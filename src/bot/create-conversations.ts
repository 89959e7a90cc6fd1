import type { LogRow } from '../conversation/log-row.ts';
import type { ConversationRef } from '../conversation/turn-request.ts';
import { type DirectLineActivity, directLineChannel } from './direct-line-activity.ts';
import type { DirectLineAdapter, DirectLineParticipant } from './direct-line-adapter.ts';
import { activityId, renderRow } from './render-activity.ts';

/** The log as the family's side reads it. */
export interface FamilyLog {
  /** Rows after `afterSeq` that the family may read, oldest first, at most `limit`; `lastSeq`: how far that reaches. */
  readForFamily(ref: ConversationRef, afterSeq: number, limit: number): Promise<{ rows: readonly LogRow[]; lastSeq: number }>;
  /** Calls `wake` whenever something may have been appended. Returns the way to stop. */
  onAppend(ref: ConversationRef, wake: () => void): () => void;
  /** Somebody is writing. Kept nowhere. */
  tellTyping(ref: ConversationRef, who: 'enquirer'): void;
  /** Calls `hear` while an advisor is writing. Returns the way to stop. */
  onTyping(ref: ConversationRef, who: 'advisor', hear: () => void): () => void;
}

/** What the Direct Line endpoint asks of this side: the same shape as the web side's port, by structure. */
export interface DirectLineConversations {
  join(who: DirectLineParticipant): Promise<void>;
  post(who: DirectLineParticipant, activity: DirectLineActivity): Promise<{ id: string }>;
  read(conversationId: string, afterSeq: number, limit: number): Promise<{ activities: DirectLineActivity[]; lastSeq: number }>;
  onAppend(conversationId: string, wake: () => void): () => void;
  tellTyping(who: DirectLineParticipant): void;
  onTyping(conversationId: string, hear: () => void): () => void;
}

/** Joins the Direct Line endpoint to the bot (inwards) and to the log (outwards). */
export function createConversations(adapter: DirectLineAdapter, log: FamilyLog): DirectLineConversations {
  return {
    join: async (who) => {
      await adapter.processActivity({ type: 'conversationUpdate', membersAdded: [{ id: who.userId }] }, who);
    },
    post: async (who, activity) => {
      const { rows } = await adapter.processActivity(activity, who);
      // The input is the first row of its turn.
      return { id: activityId(who.conversationId, rows[0]?.seq ?? 0) };
    },
    read: async (conversation, afterSeq, limit) => {
      const { rows, lastSeq } = await log.readForFamily(refOf(conversation), afterSeq, limit);
      return { activities: rows.flatMap((row) => renderRow(row, conversation) ?? []), lastSeq };
    },
    onAppend: (conversation, wake) => log.onAppend(refOf(conversation), wake),
    tellTyping: ({ conversationId }) => log.tellTyping(refOf(conversationId), 'enquirer'),
    onTyping: (conversation, hear) => log.onTyping(refOf(conversation), 'advisor', hear),
  };
}

function refOf(conversation: string): ConversationRef {
  return { channel: directLineChannel, conversation };
}
