import { readFeatures, readFinerFeatures } from '../language/features.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { Token } from '../language/tokens.ts';
import { createWeigh } from '../language/weight-of-evidence.ts';
import type { Entry } from './entry.ts';
import { createReadKinds, type Kinds } from './kinds.ts';
import { type Taught, withSign } from './lessons.ts';

/** A message as typed and as mended, and the outcome of the sign of safety.yaml that stands in it, if any. */
export interface SignedMessage {
  readonly typed: readonly Token[];
  readonly tokens: readonly Token[];
  readonly sign: string | null;
}

/** What the examples say of a message, all its words together. */
export interface Learned {
  /** How likely it is of each kind. */
  readKinds(message: SignedMessage): Kinds;
  /** How strongly the words speak for each entry, as log odds against all other entries; 0 for what is none. */
  readOdds(tokens: readonly Token[]): (entry: string) => number;
}

/** Prepares reading messages by what was taught. `entries` in the order in which they were taught. */
export function createLearned(taught: Taught, entries: readonly Entry[], lexicon: Lexicon): Learned {
  const weigh = createWeigh(taught.entries);
  const readKinds = createReadKinds(taught.kinds);
  const places = new Map(entries.map(({ id }, place) => [id, place]));
  return {
    readKinds: (message) => readKinds(withSign(readFinerFeatures(message, lexicon), message.sign)),
    readOdds: (tokens) => {
      const odds = weigh(readFeatures(tokens, lexicon));
      return (entry) => odds[places.get(entry) ?? -1] ?? 0;
    },
  };
}
