import type { Content } from './content.ts';

/** What a turn sees of everything outside its conversation: a snapshot, never a store. */
export interface World {
  readonly content: Content;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether families see that the wording awaits clinical approval. */
  readonly showDraft: boolean;
  /** How long words that a guided dialog collects are kept, in milliseconds. */
  readonly keepWordsMs: number;
}
