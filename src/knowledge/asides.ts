import type { Lexicon } from '../language/lexicon.ts';
import { readMeaning } from '../language/read.ts';
import type { Token } from '../language/tokens.ts';
import type { NameHit } from './names.ts';
import type { Profile } from './profiles.ts';
import { isAsking, type Stretch } from './segments.ts';
import type { WeighTerm } from './term-weights.ts';

/** Whether a sentence asks nothing, and names nothing that we, or the rest of the message, could be about ("The weather is nice today."). */
export type IsAside = (tokens: readonly Token[], sentence: Stretch, names: readonly NameHit[]) => boolean;

/** Prepares telling asides. `weigh` is what a term weighs in the evidence; 0 for a term that no profile uses. */
export function createIsAside(profiles: readonly Profile[], weigh: WeighTerm, lexicon: Lexicon): IsAside {
  const entries = profiles.filter(({ kind }) => kind === 'entry');
  const ours = new Set(entries.flatMap(({ examples }) => examples.flatMap(({ terms }) => [...terms])));
  return (tokens, sentence, names) => {
    const { start, end } = sentence;
    if (isAsking(tokens, sentence) || names.some((name) => name.start >= start && name.start < end)) return false;
    return readMeaning(tokens.slice(start, end), lexicon).terms.every(({ key, subject }) => {
      const isPlain = key.startsWith('?') || lexicon.everyday.has(key);
      return isPlain || (!ours.has(key) && (!subject || weigh(key) > 0));
    });
  };
}
