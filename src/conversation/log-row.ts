import type { AlertKind, ToldBy } from '../handoff/alert.ts';
import type { AdvisorRef, HandoffEvent, HandoffStatus } from '../handoff/handoff.ts';
import type { Inbound } from './inbound.ts';
import type { Citation, Outbound } from './outbound.ts';

/** Who may read a row: everyone in the conversation, advisors only, or nobody but the system. */
export type Audience = 'all' | 'advisors' | 'system';

/** What a row of the log says. The log is the transcript, Direct Line's watermark and the desk's view in one. */
export type LogBody =
  | { readonly kind: 'inbound'; readonly input: Inbound }
  | { readonly kind: 'outbound'; readonly message: Outbound }
  /** What an advisor said to the family; `entry` and its source when it is one of our answers. */
  | {
      readonly kind: 'advisor';
      readonly advisor: AdvisorRef;
      readonly text: string;
      readonly entry?: string;
      readonly source?: Citation;
    }
  /** What an advisor wrote down for the other advisors. */
  | { readonly kind: 'note'; readonly advisor: AdvisorRef; readonly text: string }
  /** What happened to a handoff, and how it stands after that. */
  | HandoffBody
  /** Whether the person found an answer helpful; `about`: its seq, where that is known. */
  | { readonly kind: 'feedback'; readonly isGood: boolean; readonly about: number | null }
  /** A callback was asked for, or cancelled by its code. */
  | { readonly kind: 'callback'; readonly event: 'requested' | 'cancelled'; readonly callback: string }
  /** Somebody outside the desk was told, and how; by nothing where there was nobody to tell. */
  | { readonly kind: 'alert'; readonly alert: AlertKind; readonly by: readonly ToldBy[] }
  /** A message that did not reach the person: advisors must not take it for read. `about`: its seq. */
  | { readonly kind: 'undelivered'; readonly about: number }
  /** What was decided and why, for the insights page: outcome and entry ids, never the person's words. */
  | { readonly kind: 'decision'; readonly outcome: string; readonly entries: readonly string[]; readonly confidence: number };

/** An event of a handoff's history. What the family must know of it is said in a message beside it. */
export interface HandoffBody {
  readonly kind: 'handoff';
  readonly event: HandoffEvent;
  /** The handoff's id. */
  readonly handoff: string;
  readonly status: HandoffStatus;
  /** Who has the conversation now. */
  readonly advisor: AdvisorRef | null;
}

/** One row of a conversation's append-only log. */
export interface LogRow {
  /** 1, 2, 3 ... in its conversation, without gaps, given under the conversation's lock. */
  readonly seq: number;
  readonly audience: Audience;
  readonly from: 'enquirer' | 'assistant' | 'advisor' | 'system';
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The client's own id of the message (`channelData.clientActivityID`), echoed so that it knows its own. */
  readonly clientKey: string | null;
  readonly body: LogBody;
}
