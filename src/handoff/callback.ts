import { z } from 'zod';
import type { Code } from '../code.ts';

/** `requested` until it is made or cancelled; it is due once its time has begun. */
export const callbackStatuses = ['requested', 'done', 'cancelled'] as const;
export type CallbackStatus = (typeof callbackStatuses)[number];

/** When a family wants to be rung, in milliseconds since 1970: one of the helpline's own times. `until` is `null` where the helpline has written none down. */
export const callbackTimeSchema = z.object({ from: z.number(), until: z.number().nullable() });
export type CallbackTime = z.infer<typeof callbackTimeSchema>;

/** A call that a family asked for: a record of its own, which outlives the chat in which it was asked for. */
export interface Callback {
  readonly id: string;
  readonly code: Code;
  /** A name or nickname, as the family wrote it. */
  readonly name: string;
  /** As it is dialled: `+447500068065`. */
  readonly number: string;
  readonly time: CallbackTime;
  /** Whether a message may be left where others could hear it. */
  readonly isVoicemailSafe: boolean;
  readonly requestedAt: number;
}

/** What whoever has a callback's code may know of it: never a name or a number. */
export interface KnownCallback {
  readonly id: string;
  readonly code: Code;
  readonly status: CallbackStatus;
  readonly time: CallbackTime;
}

/** What a turn does about callbacks. */
export type CallbackChange =
  | { readonly kind: 'request'; readonly callback: Callback }
  | { readonly kind: 'cancel'; readonly id: string };
