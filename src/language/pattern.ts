import { functionWords, negations } from './function-words.ts';
import { stem } from './stem.ts';
import { type Respell, tokenise } from './tokens.ts';

/**
 * The pattern language of the content files (`docs/patterns.md`): words in order within one clause, compared by family,
 * with alternatives, named sets, gaps and anchors; `A & B` asks for both anywhere in the message.
 */
export interface Pattern {
  /** As the editor wrote it. */
  readonly text: string;
  readonly parts: readonly Part[];
}

/** Words that stand together, in order, within a clause. */
export interface Part {
  readonly elements: readonly Element[];
  /** Whether the pattern speaks of an absence itself ("not breathing"), so that a negation does not turn it round. */
  readonly negative: boolean;
}

/** One item of a part. */
export type Element =
  | WordsElement
  | { readonly kind: 'gap'; readonly most: number; readonly least: number }
  | { readonly kind: 'first' }
  | { readonly kind: 'last' };

/** A word that must stand there (or may, when optional), in one of several wordings. */
export interface WordsElement {
  readonly kind: 'words';
  /** The wordings by the family that they begin with: sets are long, and a message has few words. */
  readonly byFamily: ReadonlyMap<string, readonly Choice[]>;
  /** The wordings that begin with an exact word, by that word. */
  readonly byWord: ReadonlyMap<string, readonly Choice[]>;
  /** The wordings that begin with a prefix or a number. */
  readonly others: readonly Choice[];
  readonly optional: boolean;
  /** Whether a wording holds a negation. */
  readonly negative: boolean;
}

/** One of several wordings: a row of words. */
export type Choice = readonly WordTest[];
export interface WordTest {
  readonly kind: 'family' | 'exact' | 'prefix' | 'number';
  readonly value: string;
}

/** Named sets of words or phrases that patterns refer to as `<name>`. */
export type PatternSets = Readonly<Record<string, readonly string[]>>;

/** A pattern that can't be read; the message says what to change. */
export class PatternError extends Error {}

/** Reads patterns that share their named sets. */
export interface PatternReader {
  /** Throws `PatternError` when the pattern names an unknown set or says nothing. */
  read(text: string): Pattern;
  /**
   * The words, one of which must stand in a message for the pattern to match, told without reading all of it: of its plain
   * items the one that is rarest in messages. `null` when it has none.
   */
  anchors(text: string): readonly string[] | null;
}

/** Prepares a reader. Sets are long and used often, so each is taken apart once. */
export function createPatternReader(sets: PatternSets, respell: Respell): PatternReader {
  const readWord = remember((word) => parseWord(word, respell));
  const readSet = remember((name) => {
    const members = sets[name];
    if (!members) throw new PatternError(`there is no set <${name}>: add it under sets, or correct its name`);
    return members.flatMap((member) => parseMember(member, readWord));
  });
  const readItem = remember((item) => parseItem(item, { readWord, readSet }));
  // The same `unless` list stands under many rules.
  const read = remember((text) => ({ text, parts: text.split(/\s&\s/).map((part) => parsePart(part.trim(), readItem)) }));
  const firstStem = remember((word) =>
    word.startsWith('=') ? stem(word.slice(1).toLowerCase()) : tokenise(word, respell)[0]?.stem,
  );
  const anchorOf = remember((item) => anchorsOfItem(item, firstStem));
  return { read, anchors: (text) => rarest(text.split(/\s+/).map(anchorOf)) };
}

/** What an item of a pattern stands for: a single wording, or a named set of them. */
interface Readers {
  readonly readWord: (word: string) => readonly Choice[];
  readonly readSet: (name: string) => readonly Choice[];
}

function remember<T>(read: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const value = known.get(key) ?? read(key);
    known.set(key, value);
    return value;
  };
}

function parsePart(text: string, readItem: (item: string) => readonly Element[]): Part {
  const elements = text.split(/\s+/).filter(Boolean).flatMap(readItem);
  if (!elements.some((element) => element.kind === 'words' && !element.optional)) {
    throw new PatternError(`"${text}" names no word that must be there: add one`);
  }
  return { elements, negative: elements.some((element) => element.kind === 'words' && element.negative) };
}

function parseItem(item: string, { readWord, readSet }: Readers): Element[] {
  if (item === '^') return [{ kind: 'first' }];
  if (item === '$') return [{ kind: 'last' }];
  const gap = gaps[item];
  if (gap) return [{ kind: 'gap', ...gap }];
  const optional = item.endsWith('?');
  const body = optional ? item.slice(0, -1) : item;
  const choices = body.split('|').flatMap((word) => {
    const set = /^<(.+)>$/.exec(word)?.[1];
    return set === undefined ? readWord(word) : readSet(set);
  });
  if (choices.length === 0)
    throw new PatternError(`"${item}" matches no word: write a word, a set such as <child>, or a gap such as ..`);
  if (choices.length === 1 && !optional) return (choices[0] ?? []).map((test) => wordsElement([[test]], false));
  return [wordsElement(choices, optional)];
}

function wordsElement(choices: readonly Choice[], optional: boolean): WordsElement {
  const negative = choices.some((choice) => choice.some((test) => negations.has(test.value)));
  const opening = (kind: WordTest['kind']) => choices.filter(([first]) => first?.kind === kind);
  const byOpening = (kind: WordTest['kind']) => Map.groupBy(opening(kind), ([first]) => first?.value ?? '');
  const others = [...opening('prefix'), ...opening('number')];
  return { kind: 'words', byFamily: byOpening('family'), byWord: byOpening('exact'), others, optional, negative };
}

const gaps: Readonly<Record<string, { least: number; most: number }>> = {
  _: { least: 1, most: 1 },
  '..': { least: 0, most: 3 },
  '...': { least: 0, most: 7 },
};

/** One wording as a row of words: none for a mark, several for a contraction. */
function parseWord(word: string, respell: Respell): Choice[] {
  if (word.startsWith('=')) return [[{ kind: 'exact', value: word.slice(1).toLowerCase() }]];
  if (word.endsWith('*')) return [[{ kind: 'prefix', value: word.slice(0, -1).toLowerCase() }]];
  if (word === 'number') return [[{ kind: 'number', value: word }]];
  const tests = tokenise(word, respell).map((token): WordTest => ({ kind: 'family', value: token.stem }));
  return tests.length > 0 ? [tests] : [];
}

/** A member of a set may be a phrase, and each of its words may offer alternatives: every combination is a choice. */
function parseMember(member: string, readWord: Readers['readWord']): Choice[] {
  return member.split(/\s+/).reduce<Choice[]>(
    (rows, word) =>
      rows.flatMap((row) =>
        word
          .split('|')
          .flatMap(readWord)
          .map((choice) => [...row, ...choice]),
      ),
    [[]],
  );
}

/** The words by which an item's wordings begin; `null` for what can't be looked up: gaps, sets, prefixes, numbers, what may be missing. */
function anchorsOfItem(item: string, firstStem: (word: string) => string | undefined): readonly string[] | null {
  if (item in gaps || /[<>*^$?&]|(^|\|)number(\||$)/.test(item)) return null;
  const firsts = item.split('|').map(firstStem);
  return firsts.every((first) => first !== undefined) ? [...new Set(firsts)] : null;
}

function rarest(anchors: readonly (readonly string[] | null)[]): readonly string[] | null {
  return anchors.reduce((best, one) => (one && (!best || commonness(one) < commonness(best)) ? one : best), null);
}

/** A word of grammar stands in nearly every message: as many as a hundred others. */
function commonness(stems: readonly string[]): number {
  return stems.reduce((sum, word) => sum + (grammar.has(word) ? 100 : 1), 0);
}

const grammar: ReadonlySet<string> = new Set([...functionWords].map(stem));

/** Every plain word of the pattern, for the speller. */
export function wordsOf(pattern: string): string[] {
  return pattern.toLowerCase().match(/(?<![<\p{L}])\p{L}[\p{L}']*(?![\p{L}>*])/gu) ?? [];
}
