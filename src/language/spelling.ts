import Fuse from 'fuse.js';
import { editCost } from './edit-cost.ts';
import { soundOf } from './sound.ts';
import { createSlipFinder } from './thumb-slips.ts';

/**
 * Mends one lower-case word towards the words that the content files know; gives it back when nothing is near enough.
 * The words that stand before and after it help to choose.
 */
export type Speller = (word: string, before?: string, after?: string) => string;

/** How readily a word is taken for a misspelt one: words of the subject before names of anything else. */
export interface Vocabulary {
  /** Words that the knowledge, the safety signs and the dialogs use. */
  readonly known: ReadonlySet<string>;
  /** How much nearer a word is taken to be than it looks, since it is likelier to be meant: in units of `editCost`. */
  readonly favour: (word: string) => number;
  /** Names of things that are not ours: taken only when long and near. */
  readonly names: ReadonlySet<string>;
  /** Whether a word is English as it stands, and so no misspelling. */
  readonly isEnglish: (word: string) => boolean;
  /** Whether the content has the two words side by side. */
  readonly arePair: (one: string, other: string) => boolean;
}

/**
 * fuse.js finds candidates among words that begin alike and are about as long; the cost of the slips then chooses,
 * since fuse.js counts two swapped letters as two faults and a thumb makes them in one. `common` words are right as they
 * stand; the whole vocabulary is read when the first other word comes.
 */
export function createSpeller(common: ReadonlySet<string>, readVocabulary: () => Vocabulary): Speller {
  let mend: Speller | undefined;
  return (word, before, after) => {
    if (word.length < 2 || common.has(word) || /[^a-z]/.test(word)) return word;
    mend ??= createMender(readVocabulary());
    return mend(word, before, after);
  };
}

function createMender(vocabulary: Vocabulary): Speller {
  const words = [...vocabulary.known, ...vocabulary.names];
  const shelves = createShelves(words);
  const findSlips = createSlipFinder(words);
  const mendAlone = remember((word) => (word.length < 4 ? word : (nearest(word, shelves, vocabulary) ?? word)));
  return (word, before = '', after = '') => {
    if (vocabulary.known.has(word) || vocabulary.names.has(word) || vocabulary.isEnglish(word)) return word;
    return nearestSlip(word, findSlips(word), { before, after }, vocabulary) ?? mendAlone(word);
  };
}

function remember(read: (word: string) => string): (word: string) => string {
  const memo = new Map<string, string>();
  return (word) => {
    const found = memo.get(word) ?? read(word);
    if (memo.size < 20_000) memo.set(word, found);
    return found;
  };
}

/** How much nearer a word is taken to be for each neighbour that it has in the content too. */
const pairFavour = 0.5;
/** A slip that costs more than this is none, or not of a word that we know. */
const mostSlip = 1.2;

/** The likeliest of the words that are one slip away. A short word is taken only if its neighbours bear it out, or for a swap. */
function nearestSlip(
  typed: string,
  slips: readonly string[],
  { before, after }: { before: string; after: string },
  { known, favour, arePair }: Vocabulary,
): string | undefined {
  let best: { word: string; cost: number } | undefined;
  for (const word of slips) {
    const pairs = Number(arePair(before, word)) + Number(arePair(word, after));
    if (typed.length < 4 && pairs === 0 && !isSwap(typed, word)) continue;
    // A slip of the thumb is as likely on the first letter as on the others.
    const slip = editCost(typed, word) - (typed[0] === word[0] ? 0 : 0.4);
    const cost = slip + (known.has(word) ? 0 : 0.5) - favour(word) - pairFavour * pairs;
    if (cost <= mostSlip && (!best || cost < best.cost || (cost === best.cost && word < best.word))) best = { word, cost };
  }
  return best?.word;
}

function isSwap(typed: string, word: string): boolean {
  return typed.length > 2 && typed.length === word.length && [...typed].sort().join('') === [...word].sort().join('');
}

function nearest(word: string, shelves: Shelves, { known, favour }: Vocabulary): string | undefined {
  const limit = word.length < 5 ? 1 : word.length < 8 ? 1.8 : 2.4;
  let best: { word: string; cost: number } | undefined;
  for (const candidate of shelves(word)) {
    const cost = slipCost(word, candidate) + (known.has(candidate) ? 0 : 0.5) - favour(candidate);
    if (cost <= limit && (!best || cost < best.cost || (cost === best.cost && candidate < best.word)))
      best = { word: candidate, cost };
  }
  return best?.word;
}

/** The vocabulary, by how a word begins to the ear and how long it is: one small fuse.js index each, made when first needed. */
type Shelves = (word: string) => string[];

function createShelves(words: readonly string[]): Shelves {
  const piles = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < 3 || /[^a-z]/.test(word)) continue;
    for (const sound of openings(word)) {
      const key = sound + word.length;
      const pile = piles.get(key);
      if (pile) pile.push(word);
      else piles.set(key, [word]);
    }
  }
  const indexes = new Map<string, Fuse<string>>();
  const indexOf = (key: string, pile: string[]) => {
    const index = indexes.get(key) ?? new Fuse(pile, { threshold: 0.6, ignoreLocation: true, ignoreFieldNorm: true });
    indexes.set(key, index);
    return index;
  };
  return (word) => {
    const found: string[] = [];
    for (const sound of new Set([...openings(word), word[1] ?? ''])) {
      for (let length = word.length - 2; length <= word.length + 2; length++) {
        const pile = piles.get(sound + length);
        if (pile) for (const hit of indexOf(sound + length, pile).search(word, { limit: 8 })) found.push(hit.item);
      }
    }
    return found;
  };
}

/** The letters under which a word is looked for: its first, and the one it sounds like. */
function openings(word: string): string[] {
  return [...new Set([word[0] ?? '', soundOf(word)[0] ?? ''])];
}

/** The cost of the slips, by eye or by ear, whichever explains them better. */
function slipCost(typed: string, meant: string): number {
  return Math.min(editCost(typed, meant), 0.5 + editCost(soundOf(typed), soundOf(meant)));
}
