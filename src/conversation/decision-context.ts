import type { Content } from './content.ts';

/** What a decision needs beside the words. */
export interface DecisionContext {
  readonly content: Content;
  readonly now: number;
  /** The entry last answered, for a follow-up that leans on it. */
  readonly lastEntry: string | null;
}
