import { z } from 'zod';

/** Words of the person's own, and when they were given (milliseconds since 1970): kept for as long as the setting says. */
export const wordsSchema = z.object({ text: z.string(), at: z.number() });

/**
 * Where a person is in a dialog: the script with its version, and the answers given. Never an index: a script may be edited
 * while somebody is in the middle of it. Stored as JSON in the conversation's state.
 */
export const placeSchema = z.object({
  script: z.string(),
  version: z.string(),
  /** The step that waits for an answer: where replaying the trail leads. */
  step: z.string(),
  /** The answers that led here, in order, by the ids of step and option. */
  trail: z.array(z.object({ step: z.string(), option: z.string() })),
  /** Answers that were taken back, by step: given again by themselves on the way to where the person was. */
  kept: z.record(z.string(), z.string()),
  /** Where the person was when they changed an earlier answer. */
  returnTo: z.string().nullable(),
  /** What was written at `ask` steps, by step. */
  texts: z.record(z.string(), wordsSchema),
  /** The lists that are being built, by list. */
  lists: z.record(z.string(), z.array(wordsSchema.extend({ id: z.string() }))),
});

export type Place = z.infer<typeof placeSchema>;
export type Trail = Place['trail'];
export type ListItem = Place['lists'][string][number];
