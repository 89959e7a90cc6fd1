import type { SignedMessage } from '../knowledge/learned.ts';
import { findProper } from '../language/courtesies.ts';
import { type Language, readMessage } from '../language/read.ts';
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

/** Reads a message and finds what of it is the message proper. */
export function readProper(text: string, language: Language): Proper {
  const whole = readMessage(text, language);
  const { start, end } = findProper(whole, language.lexicon);
  return { whole, typed: tokenise(text, language.lexicon.respell).slice(start, end), tokens: whole.slice(start, end) };
}
