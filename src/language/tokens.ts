import { writeOut } from './contractions.ts';
import { askingVerbs, joiners, pronouns, questionWords } from './function-words.ts';
import { stem } from './stem.ts';

/** One word of a message, as it was typed and as it is understood. */
export interface Token {
  /** Lower case, as typed (a written-out contraction keeps its part only). */
  readonly raw: string;
  /** After spelling: the word that is meant. */
  readonly word: string;
  /** The key of the word's family. */
  readonly stem: string;
  /** Which clause of the message it stands in, from 0. */
  readonly clause: number;
  /** Which sentence of the message, from 0. */
  readonly sentence: number;
}

/** Words that stand for another way to write them: American spelling, phone spelling, a number that means something. */
export type Respell = (word: string) => readonly string[];

/** Splits text into clauses of words. Nothing is corrected yet, so `word` is `raw` but for `respell`. */
export function tokenise(text: string, respell: Respell): Token[] {
  if (plainWords.test(text))
    return splitAtJoiners(text.split(' ').flatMap((word) => toTokens(word, { clause: 0, sentence: 0 }, respell)));
  const tokens: Token[] = [];
  let clause = 0;
  let sentence = 0;
  for (const piece of fold(text).matchAll(pieces)) {
    const [mark] = piece;
    const last = tokens.at(-1);
    if (!isBreak(mark)) tokens.push(...toTokens(dropDegrees(mark), { clause, sentence }, respell));
    else if (last?.clause === clause) clause += 1;
    if (/[.?!\n]/.test(mark) && isBreak(mark) && last?.sentence === sentence) sentence += 1;
  }
  return splitAtJoiners(tokens);
}

/** The words of a phrase of the content files, which is one clause whatever joins its words. */
export function wordsOfPhrase(phrase: string, respell: Respell): readonly Reading[] {
  return plainWords.test(phrase) ? phrase.split(' ').flatMap((word) => readings(word, respell)) : tokenise(phrase, respell);
}

/** Most of what the content files hold: nothing to fold, nothing that parts clauses. */
const plainWords = /^[a-z]+(?: [a-z]+)*$/;

function toTokens(written: string, place: Pick<Token, 'clause' | 'sentence'>, respell: Respell): Token[] {
  return readings(written, respell).map((reading) => ({ ...reading, ...place }));
}

/** What a written word stands for, whatever clause it is in: read once, since people and content repeat their words. */
export type Reading = Omit<Token, 'clause' | 'sentence'>;
const known = new WeakMap<Respell, Map<string, readonly Reading[]>>();
const mostKnown = 50_000;

function readings(written: string, respell: Respell): readonly Reading[] {
  let words = known.get(respell);
  if (!words) {
    words = new Map();
    known.set(respell, words);
  }
  let found = words.get(written);
  if (!found) {
    found = writeOut(written).flatMap((raw) => respell(raw).map((word) => ({ raw, word, stem: stem(word) })));
    if (words.size < mostKnown) words.set(written, found);
  }
  return found;
}

/** Lower case, plain apostrophes, no accents: what a keyboard varies and a reader does not notice. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘`´ʼ]/g, "'")
    .replace(/[–—]/g, ', ')
    .toLowerCase();
}

/** "A&E", a number with or without its degrees, a word (nf1, 2moro and don't are one each), or marks that part clauses. */
const pieces = /a&e|\d+(?:\.\d+)?(?:°?c)?(?![\p{L}\d])|[\p{L}\d]+(?:'\p{L}+)*|[.?!;:,\n()]+/gu;

function dropDegrees(mark: string): string {
  return /^\d/.test(mark) ? mark.replace(/°?c$/, '') : mark;
}

function isBreak(mark: string): boolean {
  return /^[.?!;:,\n()]/.test(mark);
}

/** "and", "but", "because" begin a clause when a subject or a question follows. */
function splitAtJoiners(tokens: readonly Token[]): Token[] {
  let extra = 0;
  return tokens.map((token, i) => {
    const next = tokens[i + 1];
    const starts = i > 0 && tokens[i - 1]?.clause === token.clause && next?.clause === token.clause;
    if (starts && joiners.has(token.word) && next && opensClause(next.word)) extra += 1;
    return { ...token, clause: token.clause + extra };
  });
}

function opensClause(word: string): boolean {
  return pronouns.has(word) || questionWords.has(word) || askingVerbs.has(word);
}
