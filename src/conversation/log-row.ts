import type { Inbound } from './inbound.ts';
import type { Outbound } from './outbound.ts';

/** Who may read a row: everyone in the conversation, advisors only, or nobody but the system. */
export type Audience = 'all' | 'advisors' | 'system';

/** What a row of the log says. The log is the transcript, Direct Line's watermark and the desk's view in one. */
export type LogBody =
  | { readonly kind: 'inbound'; readonly input: Inbound }
  | { readonly kind: 'outbound'; readonly message: Outbound }
  /** What was decided and why, for the insights page: outcome and entry ids, never the person's words. */
  | { readonly kind: 'decision'; readonly outcome: string; readonly entries: readonly string[]; readonly confidence: number };

/** One row of a conversation's append-only log. */
export interface LogRow {
  /** 1, 2, 3 ... in its conversation, without gaps, given under the conversation's lock. */
  readonly seq: number;
  readonly audience: Audience;
  readonly from: 'enquirer' | 'assistant' | 'system';
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The client's own id of the message (`channelData.clientActivityID`), echoed so that it knows its own. */
  readonly clientKey: string | null;
  readonly body: LogBody;
}
