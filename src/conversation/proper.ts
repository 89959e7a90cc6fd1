import type { SignedMessage } from '../knowledge/lessons.ts';
import { findProper } from '../language/courtesies.ts';
import { type Language, mendWords } from '../language/read.ts';
import { type Token, tokenise } from '../language/tokens.ts';

/** A message as it is decided: the whole, and the message proper as typed and as mended, without the courtesies around it. */
export interface Proper {
  readonly whole: readonly Token[];
  readonly typed: readonly Token[];
  readonly tokens: readonly Token[];
}

/** Words that were read already, as a message of their own: no spelling was mended and no sign looked for. */
export function asMessage(tokens: readonly Token[]): SignedMessage {
  return { typed: tokens, tokens, sign: null };
}

/**
 * Reads a message and finds what of it is the message proper. That is mended for itself: what is said before and after it
 * must not change how it is read.
 */
export function readProper(text: string, language: Language): Proper {
  const read = tokenise(text, language.lexicon.respell);
  const whole = mendWords(read, language);
  const { start, end } = findProper(whole, language.lexicon);
  const typed = read.slice(start, end);
  return { whole, typed, tokens: typed.length === whole.length ? whole : mendWords(typed, language) };
}
