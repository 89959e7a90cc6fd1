import type { ConversationRef } from '../conversation/turn-request.ts';

/** Where advisors work in a channel of another service: which channel it is, and one thread of it for each handoff. */
export interface DeskThreadsStore {
  /** The channel that was chosen, in the words of the edge that serves it; `null`: none. */
  channel(): Promise<string | null>;
  /** Chooses one, `null` for none. `by`: the id of the advisor who did. */
  setChannel(address: string | null, by: string): Promise<void>;
  /** The thread of a handoff, `null` where none was begun. */
  find(handoff: string): Promise<DeskThread | null>;
  /** The thread by its own id, `null` where it is none of ours. */
  findByThread(thread: string): Promise<DeskThread | null>;
  /** Keeps the thread that was begun for a handoff; the first one stays. */
  keep(thread: DeskThread): Promise<void>;
}

/** The thread in which advisors see one handoff. */
export interface DeskThread extends ConversationRef {
  /** The channel's id of the family: the thread goes with them. */
  readonly person: string;
  readonly handoff: string;
  /** The id of the thread in its service. */
  readonly thread: string;
  /** The id of the card that it begins with. */
  readonly card: string;
}
