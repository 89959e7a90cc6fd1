import type { Code } from '../code.ts';
import type { Callback, CallbackStatus } from '../handoff/callback.ts';

/** Calls that families asked for, as the desk works through them. Turns ask for them and cancel them. */
export interface CallbackStore {
  /** Those that are still to be made: the earliest time first. */
  open(): Promise<readonly FiledCallback[]>;
  /** The latest callback with this code; `null` when there is none, or its person asked to be forgotten. */
  findByCode(code: Code): Promise<FiledCallback | null>;
  /** It was made. `false`: it was made or cancelled before, or is not there. */
  finish(id: string, advisorId: string): Promise<boolean>;
}

/** A callback with how it stands. */
export interface FiledCallback extends Callback {
  readonly status: CallbackStatus;
}
