import type { Code } from '../code.ts';
import type { KnownCallback } from '../handoff/callback.ts';
import type { DeskView } from '../handoff/desk-view.ts';
import type { HandoffTimes } from '../handoff/handoff-times.ts';
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
  /** The advisor desk: who is on duty, who waits. */
  readonly desk: DeskView;
  readonly handoffTimes: HandoffTimes;
  /** Names that nobody has had yet, for what this turn begins: an id, and a code that people can read out. */
  readonly fresh: { readonly id: string; readonly code: Code };
  /** Whose turn it is, and whether anything can be said to them later, when they are not asking. */
  readonly enquirer: Enquirer;
  /** The callback whose code was just typed, or pressed to be cancelled; `null` when there is none by that code. */
  readonly callback: KnownCallback | null;
}

/** Whose conversation a turn is of. */
export interface Enquirer {
  readonly channel: string;
  /** The channel's id of the person. */
  readonly person: string;
  /** `false` where replies only go back with the request: an advisor could not reach them there. */
  readonly isReachable: boolean;
}

/** What a snapshot can't know before there is a request. */
export type Surroundings = Omit<World, 'enquirer' | 'callback'>;
