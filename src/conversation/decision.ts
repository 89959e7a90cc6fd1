import type { Citation } from './outbound.ts';

/** What a message comes to. One shape for every caller: chat, Teams, the desk, `ask` and the tests. */
export interface Decision {
  readonly outcome: Outcome;
  /** One answer; two when two questions were asked. */
  readonly answers: readonly Answer[];
  /** What to offer instead of, or after, an answer. */
  readonly suggestions: readonly Suggestion[];
  /** How likely the answer is to be the right one, 0 to 1, by calibration. 1 for recognised signs and wishes. */
  readonly confidence: number;
  /** What is said when the outcome is not an answer. */
  readonly say: string;
  /** Numbers to call, for danger and for a person. */
  readonly calls: readonly Call[];
  /** Whether danger can't be ruled out: then whom to call in an emergency is said too, whatever else is. */
  readonly caution: boolean;
  /** Why: for `ask`, the desk and the tests, never for the family. */
  readonly explanation: readonly string[];
}

export const outcomes = [
  'answer',
  'clarify',
  'urgent',
  'crisis',
  'advice',
  'out-of-scope',
  'handoff',
  'social',
  'unknown',
] as const;
export type Outcome = (typeof outcomes)[number];

/** One entry, as it is said. */
export interface Answer {
  readonly entry: string;
  readonly facts: readonly string[];
  /** The answer and, for a sign of illness, its safety line; without the source. */
  readonly text: string;
  readonly source: Citation;
}

/** An entry that the family may choose. `text` is what choosing it would say. */
export interface Suggestion {
  readonly entry: string;
  readonly title: string;
  readonly text: string;
}

/** A number to call by one tap. */
export interface Call {
  readonly title: string;
  readonly number: string;
}
