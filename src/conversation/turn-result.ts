import type { Decision } from './decision.ts';
import type { Outbound } from './outbound.ts';
import type { State } from './state.ts';

/** What a turn gives: the next state, what is said, and what was decided (if the input was a message). */
export interface Turn {
  readonly state: State;
  readonly replies: readonly Outbound[];
  readonly decision?: Decision;
}
