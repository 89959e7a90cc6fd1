import { z } from 'zod';
import { placeSchema, wordsSchema } from '../dialogs/place.ts';
import { handoffSchema } from '../handoff/handoff.ts';
import { emptyStory, reachSchema, storySchema } from '../handoff/reach.ts';
import { tapKinds } from './inbound.ts';

const tapSchema = z.object({ kind: z.enum(tapKinds), id: z.string() });

/** What a conversation remembers between turns. Stored as JSON; a new version comes with an upgrade from the last. */
const stateSchema = z.object({
  version: z.literal(3),
  /** The welcome is said once. */
  welcomed: z.boolean(),
  /** Messages in a row that found no answer. */
  misses: z.number().int().nonnegative(),
  /** What was just offered, in order, so that its title or number can be typed. */
  offered: z.array(z.object({ title: z.string(), tap: tapSchema })),
  /** The entry that was last answered, which a follow-up leans on. */
  lastEntry: z.string().nullable(),
  /** The guided dialog that is under way, or has just ended. */
  dialog: placeSchema.nullable(),
  /** Dialogs that were put aside, the latest first: each is taken up where it was left. */
  paused: z.array(placeSchema),
  /** Words that may be meant for the dialog's list: they were answered as something else, and may be put on it. */
  aside: wordsSchema.nullable(),
  /** The handoff to a person that is offered, waits, is under way, or was the last. */
  handoff: handoffSchema.nullable(),
  /** What is being arranged with the person on the way to a person of ours: a summary, a callback. */
  reach: reachSchema.nullable(),
  /** What was asked and told lately, for a summary. */
  story: storySchema,
  /** Codes that were typed here and are none: after some of them no more are looked up. */
  wrongCodes: z.number().int().nonnegative(),
});

export type State = z.infer<typeof stateSchema>;
export type Offer = State['offered'][number];

/** A conversation that has just begun. */
export const newState: State = {
  version: 3,
  welcomed: false,
  misses: 0,
  offered: [],
  lastEntry: null,
  dialog: null,
  paused: [],
  aside: null,
  handoff: null,
  reach: null,
  story: emptyStory,
  wrongCodes: 0,
};

/** From a stored state of an older version to the next one, by the older version's number. */
const upgrades: Readonly<Record<number, (old: Record<string, unknown>) => Record<string, unknown>>> = {
  1: (old) => ({ ...old, version: 2, dialog: null, paused: [], aside: null }),
  2: (old) => ({ ...old, version: 3, handoff: null, reach: null, story: emptyStory, wrongCodes: 0 }),
};

/**
 * Reads a stored state: `null` begins anew, an older version is upgraded step by step. A state that a newer release wrote
 * (after a roll-back) or that can't be read begins anew too: the log keeps every word, and only the place is lost. A handoff
 * in it is kept wherever it can be read, so that nobody waits in a queue that has forgotten them.
 */
export function readState(stored: unknown): State {
  if (stored === null || stored === undefined) return newState;
  let state = stored as Record<string, unknown>;
  for (let step = upgrades[Number(state['version'])]; step; step = upgrades[Number(state['version'])]) state = step(state);
  const parsed = stateSchema.safeParse(state);
  return parsed.success ? parsed.data : { ...newState, welcomed: true, handoff: readHandoff(state['handoff']) };
}

function readHandoff(stored: unknown): State['handoff'] {
  const parsed = handoffSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
