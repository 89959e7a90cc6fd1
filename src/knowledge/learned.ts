import { readFeatures, readFinerFeatures } from '../language/features.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { Token } from '../language/tokens.ts';
import { createWeigh } from '../language/weight-of-evidence.ts';
import type { Entry } from './entry.ts';
import { createReadKinds, type Kinds, messageKinds } from './kinds.ts';
import { type SignedMessage, type Taught, withSign } from './lessons.ts';
import { within } from './logistic.ts';

/** What the examples say of a message, all its words together. */
export interface Learned {
  /** How likely it is of each kind. */
  readKinds(message: SignedMessage): Kinds;
  /** How likely a message of these kinds is one of ours, as log odds from -9 to 9; near 0 where little that is not ours was taught. */
  oursOdds(kinds: Kinds): number;
  /** How strongly the words speak for each entry, as log odds against all other entries; 0 for what is none. */
  readOdds(tokens: readonly Token[]): (entry: string) => number;
}

/** So many messages that are not ours make what they teach half trusted: a handful can't say what all the world may ask. */
const enoughForeign = 300;

/** Prepares reading messages by what was taught. `entries` in the order in which they were taught. */
export function createLearned(taught: Taught, entries: readonly Entry[], lexicon: Lexicon): Learned {
  const weigh = createWeigh(taught.entries);
  const readKinds = createReadKinds(taught.kinds);
  const foreign = taught.kinds.sizes[messageKinds.indexOf('not-ours')] ?? 0;
  const trust = foreign / (foreign + enoughForeign);
  const places = new Map(entries.map(({ id }, place) => [id, place]));
  return {
    readKinds: (message) => readKinds(withSign(readFinerFeatures(message, lexicon), message.sign)),
    oursOdds: (kinds) => trust * within(Math.log(kinds.ours / (1 - kinds.ours - kinds['no-alarm'])), -9, 9),
    readOdds: (tokens) => {
      const odds = weigh(readFeatures(tokens, lexicon));
      return (entry) => odds[places.get(entry) ?? -1] ?? 0;
    },
  };
}
