import { z } from 'zod';

const phraseList = z.array(z.string().trim().min(1));

/** `knowledge/words.yaml`: how families say things. The matcher knows no word of the subject but through this file. */
export const wordsSchema = z.strictObject({
  /** Concept id -> the words and phrases (one to five words) that mean it. */
  concepts: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), phraseList),
  /** Concepts that speak of the child whom the question is about. */
  child: phraseList.default([]),
  /** Words that can't be what a question is about, in groups for the editor's sake. They weigh nothing. */
  everyday: z.record(z.string(), phraseList),
  /** Classes of words that tell what kind of message it is ("an animal", "long ago"). They weigh nothing in finding an answer. */
  classes: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), phraseList).default({}),
  /** Phrases that weigh nothing: "can you tell me", "sorry to bother you". */
  filler: phraseList,
  /** Real words that are slips for ours when one of `near` stands within three words, or anywhere if `near` is empty. */
  confusables: z
    .array(z.strictObject({ word: z.string(), means: z.string(), near: z.array(z.string()).default([]) }))
    .default([]),
  /** Hard terms, explained in at most 20 words. */
  glossary: z.record(z.string(), z.strictObject({ say: z.string(), also: phraseList.default([]) })),
  /** American or variant spelling -> ours. */
  spellings: z.record(z.string(), z.string()).default({}),
  /** How phones write: u -> you. */
  textspeak: z.record(z.string(), z.string()).default({}),
});

export type Words = z.infer<typeof wordsSchema>;
