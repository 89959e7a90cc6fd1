import { z } from 'zod';
import { wordingSchema } from '../language/wording.ts';

const line = z.string().trim().min(1);

/** `knowledge/scope.yaml`: what is not ours, what is said instead, and how it is recognised. */
export const scopeSchema = z.strictObject({
  sets: z.record(z.string(), z.array(line)).default({}),
  subjects: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      title: line,
      /** What is said instead, and who can help. */
      say: line,
      patterns: z.array(line).default([]),
      /** Questions that families ask about it; they compete with the entries' own. */
      questions: z.array(line).default([]),
      /** Names that make a question about this when they stand in it. */
      names: z.array(line).default([]),
      /** Entries that are safe to read instead. */
      related: z.array(z.string()).default([]),
      wording: wordingSchema,
    }),
  ),
  /** The shape of unlisted names: endings ("*oma") and the nouns that a name stands before ("syndrome"). */
  shapes: z
    .strictObject({
      conditions: z.array(line).default([]),
      conditionNouns: z.array(line).default([]),
      drugs: z.array(line).default([]),
    })
    .default({ conditions: [], conditionNouns: [], drugs: [] }),
  /** English words that only look like such a name. */
  notShapes: z.array(line).default([]),
  /** Names that look foreign but are ours. */
  ours: z.array(line).default([]),
  /** Names that are ours in part: a name of something else, unless the pack's own subject or one of `beside` is spoken of too. */
  partlyOurs: z
    .array(z.strictObject({ names: z.array(line).min(1), subject: z.string(), beside: z.array(line).min(1) }))
    .default([]),
  /** Which subject answers for an unlisted name of each shape. */
  shapeSubjects: z.strictObject({ conditions: z.string(), drugs: z.string() }).optional(),
});

export type Scope = z.infer<typeof scopeSchema>;
export type ScopeSubject = Scope['subjects'][number];
