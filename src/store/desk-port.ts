import type { ConversationRef } from '../conversation/turn-request.ts';
import type { DeskOverrides } from '../handoff/desk-view.ts';

/** What the desk keeps of its own: who is signed in, who read what, what a lead set, what advisors propose. Times in milliseconds since 1970. */
export interface DeskStore {
  keepSession(session: SessionRecord): Promise<void>;
  /** A session that is good, by the digest of its secret; notes that it was used, unless `isLook`. `null`: it is not, or not any more. */
  findSession(id: string, idleMs: number, isLook: boolean): Promise<SessionRecord | null>;
  endSession(id: string): Promise<void>;
  /** Ends every session of an advisor: how many there were. */
  endSessionsOf(advisor: string): Promise<number>;
  /** Notes who read what, by ids alone. */
  noteAccess(access: AccessRecord): Promise<void>;
  /** Sets a rule, or takes it away (`value: null`). */
  setRule(rule: RuleRecord): Promise<void>;
  /** Rules that hold now. */
  rules(): Promise<readonly KeptRule[]>;
  /** Bars whoever began a conversation from advisors. `false`: there is no such conversation. */
  block(ref: ConversationRef, block: NewBlock): Promise<boolean>;
  unblock(id: string): Promise<boolean>;
  blocks(): Promise<readonly BlockRecord[]>;
  /** Rules and blocks in the words of the turn. */
  overrides(): Promise<DeskOverrides>;
  keepProposal(proposal: ProposalRecord): Promise<void>;
  /** The latest first, at most a few hundred. */
  proposals(): Promise<readonly ProposalRecord[]>;
  /** `false`: there is no such proposal. */
  setProposalStatus(id: string, status: string): Promise<boolean>;
  /** What happened since a time, as far as it can be counted. */
  counts(since: number): Promise<DeskCounts>;
}

/** A sign-in that lasts. `id` is a digest: who reads the store can't sign in with it. */
export interface SessionRecord {
  readonly id: string;
  readonly advisor: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly endsAt: number;
}

/** One reading: who, what kind of thing, and which. */
export interface AccessRecord {
  readonly advisor: string;
  readonly what: string;
  readonly target: string;
}

/** `name`: `cap`, `closed`, or `withdrawn:` and an entry's id. `endsAt: null`: until it is taken away. */
export interface RuleRecord {
  readonly name: string;
  readonly value: string | null;
  readonly by: string;
  readonly endsAt: number | null;
}

/** A rule that holds. */
export interface KeptRule {
  readonly name: string;
  readonly value: string;
  readonly by: string;
  readonly at: number;
}

/** Who bars somebody, and why; `reason` says nothing of what the person wrote. */
export interface NewBlock {
  readonly id: string;
  readonly by: string;
  readonly reason: string;
}

/** A person who is barred, and since when. */
export interface BlockRecord extends NewBlock {
  readonly channel: string;
  readonly person: string;
  readonly at: number;
}

/** What an advisor proposes; `body` as the desk wrote it. */
export interface ProposalRecord {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly status: string;
  readonly body: unknown;
}

/** Raw material of the insights page. */
export interface DeskCounts {
  readonly conversations: number;
  /** How many messages came to which outcome. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly handoffs: readonly CountedHandoff[];
  /** What people said by the buttons under what they were told, the latest first, at most a few hundred. */
  readonly feedback: readonly CountedFeedback[];
  /** The words of messages that found no answer, the latest first, at most a few hundred: never to be shown as they are. */
  readonly unanswered: readonly string[];
}

/** `entries`: the answers that it was about; none where that is not known. */
export interface CountedFeedback {
  readonly isGood: boolean;
  readonly entries: readonly string[];
}

/** A handoff as it is counted. */
export interface CountedHandoff {
  readonly status: string;
  readonly reason: string;
  readonly waitingSince: number;
  readonly claimedAt: number | null;
  readonly closedAs: string | null;
  readonly outcome: string | null;
  readonly rating: number | null;
}
