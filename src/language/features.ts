import type { Lexicon } from './lexicon.ts';
import { readMeaning } from './read.ts';
import type { Token } from './tokens.ts';

/** What a message is told apart by, and how much each counts: words, words side by side, concepts, its first and last word. */
export type Features = ReadonlyMap<string, number>;

/** How much the kinds of feature count beside one another; a concept was understood, and stands for many words. */
const counts = { word: 1, pair: 0.7, concept: 1.5, edge: 1 } as const;

/** The features of some words, small words included: "should we" and "we should" are not the same wish. */
export function readFeatures(tokens: readonly Token[], lexicon: Lexicon): Features {
  const features = new Map<string, number>();
  const words = tokens.map(({ word, stem }) => (/^\d/.test(word) ? 'number' : stem));
  words.forEach((word, i) => {
    features.set(word, counts.word);
    if (i > 0) features.set(`${words[i - 1]} ${word}`, counts.pair);
  });
  if (words.length > 0) {
    features.set(`^ ${words[0]}`, counts.edge);
    features.set(`${words.at(-1)} $`, counts.edge);
  }
  for (const { key } of readMeaning(tokens, lexicon).terms) if (key.startsWith('#')) features.set(key, counts.concept);
  return features;
}
