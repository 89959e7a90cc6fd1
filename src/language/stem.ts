import { irregularForms } from './irregular-forms.ts';

/**
 * The family of an English word: one key for breathe, breathes, breathing, breathed. Light on purpose: it undoes
 * inflection (and -ness, -ment, -ly), never derivation, so that "organ" and "organisation" stay apart.
 * `word` is lower case. Memoised: a knowledge base has a few thousand words, and families repeat them.
 */
export function stem(word: string): string {
  const known = memo.get(word);
  if (known !== undefined) return known;
  const found = irregularForms.get(word) ?? stripEndings(word);
  if (memo.size < 50_000) memo.set(word, found);
  return found;
}

const memo = new Map<string, string>();

function stripEndings(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  let rest = stripPlural(word);
  rest = stripSuffix(rest, 'ness', 4);
  rest = stripSuffix(rest, 'ment', 4);
  rest = stripSuffix(rest, 'ly', 5);
  rest = stripVerbEnding(rest);
  return foldEnd(rest);
}

function stripPlural(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith('s') && !/(ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

function stripSuffix(word: string, suffix: string, least: number): string {
  return word.endsWith(suffix) && word.length - suffix.length >= least ? word.slice(0, -suffix.length) : word;
}

function stripVerbEnding(word: string): string {
  const verb = /^(.*[aeiouy].*)(ing|ed)$/.exec(word);
  if (!verb?.[1] || verb[1].length < 2 || (verb[1].length < 3 && verb[2] === 'ed')) return word;
  const rest = verb[1];
  if (verb[2] === 'ed' && rest.endsWith('i')) return `${rest.slice(0, -1)}y`;
  if (/([bdfgmnprt])\1$/.test(rest)) return rest.slice(0, -1);
  // A short verb that did not double its consonant has lost an e: caring is of care, not of car.
  return /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(rest) ? `${rest}e` : rest;
}

/** A silent final e goes from longer words, and y becomes i, so that breathe meets breathing and worry meets worried. */
function foldEnd(word: string): string {
  if (word.length > 4 && word.endsWith('e')) return word.slice(0, -1);
  if (word.length > 3 && /[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}i`;
  return word;
}
