import { editCost } from './edit-cost.ts';
import { createShelves, type Shelves } from './shelves.ts';
import { soundOf } from './sound.ts';
import { createSlipFinder } from './thumb-slips.ts';
import type { UsageCounts } from './usage.ts';

/**
 * Mends one lower-case word towards the words that the content files know; gives it back when nothing is near enough.
 * The words that stand before and after it help to choose.
 */
export type Speller = (word: string, before?: string, after?: string) => string;

interface Neighbours {
  readonly before: string;
  readonly after: string;
}

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
}

/**
 * fuse.js finds candidates among words that begin alike and are about as long; the cost of the slips then chooses,
 * since fuse.js counts two swapped letters as two faults and a thumb makes them in one. `common` words are right as they
 * stand where they stand as usual; the whole vocabulary is read when the first other word comes.
 */
export function createSpeller(common: ReadonlySet<string>, usage: UsageCounts, readVocabulary: () => Vocabulary): Speller {
  let mend: Speller | undefined;
  return (word, before = '', after = '') => {
    if (/[^a-z]/.test(word) || (common.has(word) && isUsual(word, { before, after }, usage))) return word;
    mend ??= createMender(usage, readVocabulary());
    return mend(word, before, after);
  };
}

/** Whether the content has the word beside one of these neighbours. */
function isUsual(word: string, { before, after }: Neighbours, { pairCount }: UsageCounts): boolean {
  return pairCount(before, word) > 0 || pairCount(word, after) > 0;
}

function createMender(usage: UsageCounts, vocabulary: Vocabulary): Speller {
  const words = [...vocabulary.known, ...vocabulary.names];
  const shelves = createShelves(words);
  const findSlips = createSlipFinder(words);
  const mendAlone = remember((word) => (word.length < 4 ? word : (nearest(word, shelves, vocabulary) ?? word)));
  const counted = { ...vocabulary, ...usage };
  const isWord = (word: string) => word.length < 2 || vocabulary.known.has(word) || vocabulary.isEnglish(word);
  return (word, before = '', after = '') => {
    const neighbours = { before, after };
    if (vocabulary.names.has(word)) return word;
    const [isReal, isUsualHere] = [isWord(word), isUsual(word, neighbours, usage)];
    if (isReal && isUsualHere) return word;
    const slips = findSlips(word);
    const meant = isUsualHere ? undefined : wordInPlace(word, slips, neighbours, usage);
    if (meant !== undefined || isReal) return meant ?? word;
    return nearestSlip(word, slips, neighbours, counted) ?? mendAlone(word);
  };
}

/** A word as it was typed stands, unless another is so many times as usual. */
const timesAsUsual = 20;
/** How usual both neighbours must be beside it: the product of how often each pair was seen. */
const leastInPlace = 8;

/**
 * The word that is meant where a slip made another real word ("hat is it", "thee bag"): one slip away, far more usual, and
 * seen beside both neighbours, which the typed word was never seen beside.
 */
function wordInPlace(
  typed: string,
  slips: readonly string[],
  { before, after }: Neighbours,
  { pairCount, wordCount }: UsageCounts,
): string | undefined {
  // A word by itself may be anything.
  if (before + after === '') return undefined;
  const least = timesAsUsual * (wordCount(typed) + 1);
  let best: { word: string; fit: number } | undefined;
  for (const word of slips) {
    const fit = pairCount(before, word) * pairCount(word, after);
    if (fit < leastInPlace || wordCount(word) < least) continue;
    if (!best || fit > best.fit || (fit === best.fit && word < best.word)) best = { word, fit };
  }
  return best?.word;
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
/**
 * Letters further from a word than this are no slip for it, however likely the word is: a vowel that moved may be one ("throte"),
 * a consonant that moved is two ("cansr" is not "scans").
 */
const mostMoved = 1.7;

/** The likeliest of the words that are one slip away. A short word is taken only if its neighbours bear it out, or for a swap. */
function nearestSlip(
  typed: string,
  slips: readonly string[],
  { before, after }: Neighbours,
  { known, favour, pairCount }: Vocabulary & UsageCounts,
): string | undefined {
  let best: { word: string; cost: number } | undefined;
  for (const word of slips) {
    const pairs = Number(pairCount(before, word) > 0) + Number(pairCount(word, after) > 0);
    if (typed.length < 4 && pairs === 0 && !isSwap(typed, word)) continue;
    // A slip of the thumb is as likely on the first letter as on the others.
    const slip = editCost(typed, word) - (typed[0] === word[0] ? 0 : 0.4);
    if (slip > mostMoved) continue;
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

/** The cost of the slips, by eye or by ear, whichever explains them better. */
function slipCost(typed: string, meant: string): number {
  return Math.min(editCost(typed, meant), 0.5 + editCost(soundOf(typed), soundOf(meant)));
}
