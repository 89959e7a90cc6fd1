import type { Alert } from '../handoff/alert.ts';
import type { CallbackChange, KnownCallback } from '../handoff/callback.ts';
import type { Handoff, Refusal } from '../handoff/handoff.ts';
import type { Inbound, SideInbound } from './inbound.ts';
import type { Audience, LogBody, LogRow } from './log-row.ts';

/** How replies reach the person: by reading the log, by a queue of sends, or in the answer to the request. */
export type Delivery = 'log' | 'outbox' | 'inline';

/** Names a conversation for good: ids are the channel's own. */
export interface ConversationRef {
  readonly channel: string;
  readonly conversation: string;
}

/** One input of one conversation, as an edge hands it in. */
export interface TurnRequest extends ConversationRef {
  /** The channel's id of the person (`from.id`): with the channel, the key for erasure. */
  readonly person: string;
  /**
   * Makes the turn happen once: `clientActivityID`, else the activity's id. The second delivery gets the first one's
   * receipt. `null`: the client names nothing, and each post is its own.
   */
  readonly key: string | null;
  readonly input: Inbound;
  readonly delivery: Delivery;
  /** How the channel's edge reaches this conversation later, in words of its own; kept with it. */
  readonly address?: string;
  /** The callback whose code the input names; the store knows. Never kept with the input. */
  readonly callback?: KnownCallback | null;
}

/**
 * An input that is not the person's own: an advisor's act, a timer, a hub's status. Whose conversation it is, and how replies
 * reach them, the store knows. `key` makes it happen once, as in a `TurnRequest`; a refused one keeps no key.
 */
export interface SideRequest extends ConversationRef {
  readonly key: string | null;
  readonly input: SideInbound;
}

/** What a turn gave: rows as they were appended (the input first), or the first delivery's rows when `repeated`. */
export interface TurnReceipt {
  readonly rows: readonly LogRow[];
  readonly repeated: boolean;
  /** Why nothing was done of what an advisor wanted: then there are no rows, and nothing has changed. */
  readonly refusal?: Refusal;
}

/** What a pure turn asks the store to write. `state` is kept as JSON and handed back at the next turn. */
export interface TurnOutcome {
  readonly state: unknown;
  readonly rows: readonly NewLogRow[];
  readonly timers: readonly TimerChange[];
  /** The handoff, when this turn began or changed it: the store keeps the desk's row of it. */
  readonly handoff?: Handoff;
  /** The handoff that this turn concerns: advisors in a channel of their own see its rows. */
  readonly forAdvisors?: string;
  /** What has to be made known outside the desk: the store keeps each until somebody was told. */
  readonly alerts?: readonly Alert[];
  /** A callback that was asked for or cancelled. */
  readonly callback?: CallbackChange;
  /** Why nothing was done: then nothing of this outcome is written. */
  readonly refusal?: Refusal;
}

/** A row before the store gives it its seq. */
export interface NewLogRow {
  readonly audience: Audience;
  readonly from: LogRow['from'];
  readonly body: LogBody;
}

/** Sets (`dueAt` in milliseconds since 1970) or clears (`null`) the conversation's timer of that name. */
export interface TimerChange {
  readonly name: string;
  readonly dueAt: number | null;
}

/** The pure turn as the store runs it, inside its transaction: `state` is `null` in a new conversation. Must not throw. */
export type RunTurn = (state: unknown, request: TurnRequest, now: number) => TurnOutcome;
