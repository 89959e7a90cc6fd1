import { questionWords } from './function-words.ts';
import { type Lexicon, phraseKeys } from './lexicon.ts';
import type { Speller } from './spelling.ts';
import { stem } from './stem.ts';
import { type Token, tokenise } from './tokens.ts';
import type { Usage } from './usage.ts';

/** What reading needs: the lay vocabulary and a speller that knows the content's words. */
export interface Language {
  readonly lexicon: Lexicon;
  readonly speller: Speller;
  /** What the speller knows of how often words are used. */
  readonly usage: Usage;
  /** Tells English from misspelt or foreign. */
  readonly isEnglish: (word: string) => boolean;
}

/** Reads a message into words: clauses, contractions, spelling and slips of real words. The same text gives the same words. */
export function readMessage(text: string, language: Language): Token[] {
  return mendWords(tokenise(text, language.lexicon.respell), language);
}

/** Mends words as they were typed. What helps to tell which word is meant is what stands beside it in its own clause. */
export function mendWords(typed: readonly Token[], { lexicon, speller }: Language): Token[] {
  const spelt: Token[] = [];
  for (const [i, token] of typed.entries()) {
    const beside = (other: Token | undefined) => (other?.clause === token.clause ? other.word : '');
    const word = speller(token.word, beside(spelt[i - 1]), beside(typed[i + 1]));
    spelt.push(word === token.word ? token : { ...token, word, stem: stem(word) });
  }
  return spelt.map((token, i) => mendSlip(token, i, spelt, lexicon));
}

/** "clinical trail": a real word that its neighbours show to be a slip. */
function mendSlip(token: Token, at: number, tokens: readonly Token[], { confusables }: Lexicon): Token {
  const slip = confusables.get(token.word)?.find(({ near }) => near.size === 0 || hasNear(near, at, tokens));
  return slip ? { ...token, word: slip.means, stem: stem(slip.means) } : token;
}

function hasNear(near: ReadonlySet<string>, at: number, tokens: readonly Token[]): boolean {
  return tokens.slice(Math.max(0, at - 3), at + 4).some((token, i) => i !== Math.min(at, 3) && near.has(token.stem));
}

/** What the matcher weighs: a concept (`#tummy`), a word's family, or the kind of question (`?why`). */
export interface Term {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** Whether it can be what a question is about. An everyday word only speaks for entries whose questions use it. */
  readonly subject: boolean;
}

/** The terms of some words, and what in them was not weighed because it names nothing. */
export interface Meaning {
  readonly terms: readonly Term[];
  /** Positions of words that are filler, everyday or grammar. */
  readonly weightless: ReadonlySet<number>;
}

/** Turns words into terms: lay phrases into concepts beside their words, question words into the kind of question. */
export function readMeaning(tokens: readonly Token[], lexicon: Lexicon): Meaning {
  const keys = phraseKeys(tokens);
  const terms: Term[] = [];
  const explained = new Set<number>();
  const weightless = new Set<number>();
  for (const { start, end, value } of lexicon.concepts.find(keys)) {
    terms.push({ key: `#${value}`, start, end, subject: false });
    for (let i = start; i < end; i++) explained.add(i);
  }
  for (const { start, end } of lexicon.filler.find(keys)) {
    for (let i = start; i < end; i++) if (!explained.has(i)) weightless.add(i);
  }
  tokens.forEach((token, i) => {
    if (weightless.has(i)) return;
    if (questionWords.has(token.word)) terms.push({ key: `?${token.word}`, start: i, end: i + 1, subject: false });
    const names = !lexicon.grammar.has(token.stem) && token.word.length > 1 && !/^\d/.test(token.word);
    const everyday = lexicon.everyday.has(token.stem);
    if (names) terms.push({ key: token.stem, start: i, end: i + 1, subject: !everyday && !explained.has(i) });
    if (!explained.has(i) && (everyday || !names)) weightless.add(i);
  });
  return { terms, weightless };
}
