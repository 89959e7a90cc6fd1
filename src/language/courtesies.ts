import { askingVerbs } from './function-words.ts';
import { type Lexicon, phraseKeys } from './lexicon.ts';
import type { Token } from './tokens.ts';

/**
 * Where the message proper begins and ends, without greetings, thanks and filler at its edges: "hello, can you tell me ...
 * thanks". They must not change what is decided. A message of nothing else is left whole: it is small talk.
 */
export function findProper(tokens: readonly Token[], { filler }: Lexicon): { start: number; end: number } {
  const covered = new Set<number>();
  for (const { start, end } of filler.find(phraseKeys(tokens))) {
    // "Hi, there was ..." is no "hi there", nor is "hello there was ...".
    const opens =
      tokens[end - 1]?.word === 'there' &&
      askingVerbs.has(tokens[end]?.word ?? '') &&
      tokens[end]?.clause === tokens[start]?.clause;
    if (tokens[start]?.clause === tokens[end - 1]?.clause && !opens) for (let i = start; i < end; i++) covered.add(i);
  }
  // "sorry to bother you but ..."
  const start = tokens.findIndex(({ word }, i) => !covered.has(i) && !(i > 0 && covered.has(i - 1) && word === 'but'));
  const last = tokens.findLastIndex((_, i) => !covered.has(i));
  return start < 0 ? { start: 0, end: tokens.length } : { start, end: last + 1 };
}
