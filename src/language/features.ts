import { type Lexicon, phraseKeys } from './lexicon.ts';
import { readMeaning } from './read.ts';
import type { Token } from './tokens.ts';

/** What a message is told apart by, and how much each counts. */
export type Features = ReadonlyMap<string, number>;

/** How much the kinds of feature count beside one another; a concept was understood, and stands for many words. */
const counts = { word: 1, pair: 0.7, apart: 0.5, edge: 1, concept: 1.5, class: 1, letters: 0.3 } as const;

/** What tells one subject from another: words, words side by side, its first and last word, concepts. Small words are included. */
export function readFeatures(tokens: readonly Token[], lexicon: Lexicon): Map<string, number> {
  const features = new Map<string, number>();
  const words = tokens.map(keyOf);
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

/**
 * What tells one kind of message from another: the same, and words with one between them ("should _ give"), classes of words,
 * and groups of four letters as they were typed, which many misspellings share with the word that is meant.
 */
export function readFinerFeatures(
  { typed, tokens }: { typed: readonly Token[]; tokens: readonly Token[] },
  lexicon: Lexicon,
): Map<string, number> {
  const features = readFeatures(tokens, lexicon);
  tokens.slice(2).forEach((token, i) => {
    const first = tokens[i];
    if (first) features.set(`${keyOf(first)} _ ${keyOf(token)}`, counts.apart);
  });
  for (const { value } of lexicon.classes.find(phraseKeys(tokens))) features.set(`@${value}`, counts.class);
  for (const { word } of typed) {
    const spelt = `<${word}>`;
    for (let at = 0; at + 4 <= spelt.length; at++) features.set(`~${spelt.slice(at, at + 4)}`, counts.letters);
  }
  return features;
}

/** "Should we" and "we should" are not the same wish, but any number is as good as another. */
function keyOf({ word, stem }: Token): string {
  return /^\d/.test(word) ? 'number' : stem;
}
