import { functionWords, thirdPersons } from './function-words.ts';
import { PhraseBook } from './phrase-book.ts';
import { stem } from './stem.ts';
import { type Reading, wordsOfPhrase } from './tokens.ts';
import type { Words } from './words.ts';

/** `words.yaml`, made ready for reading messages. */
export interface Lexicon {
  readonly concepts: PhraseBook<string>;
  readonly filler: PhraseBook<true>;
  /** Classes of words: an animal, something told of a film, a time long past. They help to tell what kind of message it is. */
  readonly classes: PhraseBook<string>;
  /** Families (stems) of words that can't be what a question is about. */
  readonly everyday: ReadonlySet<string>;
  /** Families of the small words of grammar. */
  readonly grammar: ReadonlySet<string>;
  /** Concepts that speak of the child. */
  readonly child: ReadonlySet<string>;
  readonly respell: (word: string) => readonly string[];
  readonly confusables: ReadonlyMap<string, readonly Confusable[]>;
  /** Words of concepts that are not everyday words or grammar. */
  readonly meaningful: ReadonlySet<string>;
  /** Every single word that the file uses, for the speller. */
  readonly vocabulary: ReadonlySet<string>;
}

/** A real word that is a slip for another when one of `near` (stems) stands close by. */
export interface Confusable {
  readonly means: string;
  readonly near: ReadonlySet<string>;
}

/** A number in a range that means something to the content (a body temperature, say) is read as this word. */
export interface NumberWord {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** The concept that every name of the pack's own subject is read as. It weighs nothing: each question here is about it. */
export const ownSubject = 'own-subject';

/** What other files add to the vocabulary: names of the subject (pack.yaml), numbers that mean something (safety.yaml). */
export interface LexiconExtras {
  readonly ownNames?: readonly string[];
  readonly numberWords?: readonly NumberWord[];
  /** Further classes of words: the sets that signs of danger are made from. */
  readonly classes?: Readonly<Record<string, readonly string[]>>;
}

/** The words of a phrase as keys: by family, and he, she and they, his, her and their as one, since any child may be meant. */
export function phraseKeys(tokens: readonly Reading[]): string[] {
  return tokens.map(({ word, stem: family }) => (thirdPersons.has(word) ? 'he' : family));
}

/** Prepares the vocabulary. */
export function createLexicon(words: Words, { ownNames = [], numberWords = [], classes = {} }: LexiconExtras = {}): Lexicon {
  const respell = createRespell(words, numberWords);
  const readKeys = (phrase: string) => phraseKeys(wordsOfPhrase(phrase, respell));
  const concepts = new PhraseBook<string>(readKeys);
  for (const [concept, phrases] of [...Object.entries(words.concepts), [ownSubject, ownNames] as const]) {
    for (const phrase of phrases) concepts.add(phrase, concept);
  }
  const filler = new PhraseBook<true>(readKeys);
  for (const phrase of words.filler) filler.add(phrase, true);
  const classBook = new PhraseBook<string>(readKeys);
  for (const [name, phrases] of [...Object.entries(words.classes), ...Object.entries(classes)]) {
    for (const phrase of phrases) classBook.add(phrase.replace('=', ''), name);
  }
  const everyday = Object.values(words.everyday).flatMap((group) => group.flatMap((word) => wordsOfPhrase(word, respell)));
  const plain = new Set([...everyday.map(({ word }) => word), ...functionWords]);
  const meaning = splitWords(Object.values(words.concepts).flat());
  return {
    concepts,
    filler,
    classes: classBook,
    everyday: new Set(everyday.map((token) => token.stem)),
    grammar: new Set([...functionWords].map(stem)),
    child: new Set(words.child),
    respell,
    confusables: indexConfusables(words.confusables),
    meaningful: new Set([...meaning].filter((word) => !plain.has(word))),
    vocabulary: new Set([...plain, ...meaning, ...splitWords([...words.filler, ...Object.values(words.classes).flat()])]),
  };
}

function splitWords(phrases: readonly string[]): Set<string> {
  return new Set(phrases.flatMap((phrase) => phrase.toLowerCase().split(/[\s']+/)));
}

function createRespell(words: Words, numberWords: readonly NumberWord[]): Lexicon['respell'] {
  const table = new Map<string, readonly string[]>();
  for (const [from, to] of [...Object.entries(words.spellings), ...Object.entries(words.textspeak)]) {
    table.set(from.toLowerCase().replaceAll("'", ''), to.toLowerCase().split(' '));
  }
  return (word) => {
    if (/^[\d.]+$/.test(word)) return [readNumber(Number(word), numberWords)];
    return table.get(word) ?? [word];
  };
}

function readNumber(value: number, numberWords: readonly NumberWord[]): string {
  return numberWords.find(({ from, to }) => value >= from && value <= to)?.word ?? String(value);
}

function indexConfusables(list: Words['confusables']): Lexicon['confusables'] {
  const found = new Map<string, Confusable[]>();
  for (const { word, means, near } of list) {
    const entry = { means: means.toLowerCase(), near: new Set(near.map((other) => stem(other.toLowerCase()))) };
    found.set(word.toLowerCase(), [...(found.get(word.toLowerCase()) ?? []), entry]);
  }
  return found;
}
