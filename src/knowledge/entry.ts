import { z } from 'zod';
import { wordingSchema } from '../language/wording.ts';

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'write it in small letters, digits and hyphens');
const line = z.string().trim().min(1);

/** One file of `knowledge/entries/<topic>/`: one answer, and how families ask for it. Its id is the file's name. */
export const entryFileSchema = z.strictObject({
  title: line.max(60),
  /** One to three short sentences that answer on their own. */
  answer: line,
  /** What "tell me more" says. */
  more: line.optional(),
  /** As families ask: many, from different people, unlike one another. */
  questions: z.array(line).min(8, 'give at least eight differently worded questions'),
  /** Words that point strongly here. */
  keywords: z.array(line).default([]),
  /** Ids in facts.yaml that the answer states. */
  facts: z.array(z.string()).min(1, 'name at least one fact: an answer without a source is not shown'),
  source: z.strictObject({ document: z.string(), section: line }),
  related: z.array(slug).max(6).default([]),
  askYourTeam: z.array(line).default([]),
  /** For signs of illness: the id of a safety line in safety.yaml, said after the answer. */
  safetyLine: slug.optional(),
  /** Ids that this entry had before; a link to one still finds it. */
  formerly: z.array(slug).default([]),
  wording: wordingSchema,
});

export type EntryFile = z.infer<typeof entryFileSchema>;

/** An entry as the rest of the house uses it. */
export interface Entry extends EntryFile {
  readonly id: string;
  readonly topic: string;
}

/** `knowledge/topics.yaml`: the menu. */
export const topicsSchema = z.strictObject({
  topics: z
    .array(z.strictObject({ id: slug, title: line.max(32, 'keep it to 32 characters: it stands on a button'), hint: line }))
    .min(1),
});

export type Topic = z.infer<typeof topicsSchema>['topics'][number];

/** `knowledge/facts.yaml`: every statement of the sources. */
export const factsSchema = z.strictObject({
  facts: z.array(z.strictObject({ id: z.string(), section: line, say: line })).min(1),
});

export type Fact = z.infer<typeof factsSchema>['facts'][number];
