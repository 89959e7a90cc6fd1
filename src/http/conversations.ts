import type { WireActivity } from './contract.ts';

/** What the Direct Line endpoint needs of the rest of the house; `app.ts` plugs it in. */
export interface Conversations {
  /** The person opened the chat. Counts once, however often it is called. */
  join(who: Participant): Promise<void>;
  /** One activity of the person. Resolves when it is committed, with the id it has in the log. */
  post(who: Participant, activity: WireActivity): Promise<{ id: string }>;
  /** The family's view after `afterSeq`, oldest first, at most `limit`; `lastSeq` is the watermark that follows from it. */
  read(conversationId: string, afterSeq: number, limit: number): Promise<{ activities: WireActivity[]; lastSeq: number }>;
  /** The person is writing. Kept nowhere. */
  tellTyping(who: Participant): void;
  /** Calls `hear` while an advisor is writing to the person. Returns the way to stop. */
  onTyping(conversationId: string, hear: () => void): () => void;
  /** Calls `wake` whenever something may have been appended. Only a wake-up: readers read by seq. Returns the way to stop. */
  onAppend(conversationId: string, wake: () => void): () => void;
}

/** Who a verified token speaks for. Nothing that a client says replaces these. */
export interface Participant {
  conversationId: string;
  userId: string;
}
