import type { Alert } from '../handoff/alert.ts';
import type { CallbackChange } from '../handoff/callback.ts';
import type { Refusal } from '../handoff/handoff.ts';
import type { Decision } from './decision.ts';
import type { Outbound } from './outbound.ts';
import type { State } from './state.ts';
import type { NewLogRow } from './turn-request.ts';

/** What a turn gives: the next state, what is said, and what was decided (if the input was a message). */
export interface Turn {
  readonly state: State;
  readonly replies: readonly Outbound[];
  readonly decision?: Decision;
  /** Rows that are not the assistant's words: an advisor's, and what happened to the handoff. They come before the replies. */
  readonly rows?: readonly NewLogRow[];
  /** What has to be made known outside the desk. */
  readonly alerts?: readonly Alert[];
  /** A callback that was asked for or cancelled. */
  readonly callback?: CallbackChange;
  /** Why nothing was done of what an advisor wanted. */
  readonly refusal?: Refusal;
}
