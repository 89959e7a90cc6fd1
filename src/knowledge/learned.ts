import { readFeatures } from '../language/features.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { Token } from '../language/tokens.ts';
import { createWeigh } from '../language/weight-of-evidence.ts';
import type { Entry } from './entry.ts';
import { createReadKinds, type Kinds } from './kinds.ts';
import type { Taught } from './lessons.ts';

/** What the examples say of a message, all its words together. */
export interface Learned {
  /** What kind of message it is. */
  readonly kinds: Kinds;
  /** How strongly it speaks for an entry, as log odds against all other entries; 0 for what is none. */
  oddsOf(entry: string): number;
}

/** Prepares reading messages by what was taught. `entries` in the order in which they were taught. */
export function createReadLearned(
  taught: Taught,
  entries: readonly Entry[],
  lexicon: Lexicon,
): (tokens: readonly Token[]) => Learned {
  const weigh = createWeigh(taught.entries);
  const readKinds = createReadKinds(taught.kinds);
  const places = new Map(entries.map(({ id }, place) => [id, place]));
  return (tokens) => {
    const features = readFeatures(tokens, lexicon);
    const odds = weigh(features);
    return { kinds: readKinds(features), oddsOf: (entry) => odds[places.get(entry) ?? -1] ?? 0 };
  };
}
