import { askingVerbs, joiners, questionWords } from '../language/function-words.ts';
import type { Token } from '../language/tokens.ts';

/** A stretch of a message that may hold the question. `start` inclusive, `end` exclusive. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** How much a find in it counts: a clause that asks counts fully, a story less. */
  readonly trust: number;
}

/** Above this many words a message is a story with a question in it. */
const longMessage = 14;
const askingTrust = 1;
const storyTrust = 0.7;

/** Where to look for the question: the whole of a short message; in a long one each clause, neighbours together, and the whole. */
export function segmentsOf(tokens: readonly Token[]): Segment[] {
  if (tokens.length === 0) return [];
  if (tokens.length <= longMessage) return [{ start: 0, end: tokens.length, trust: 1 }];
  const clauses = clausesOf(tokens);
  const single = clauses.map((clause) => ({ ...clause, trust: isAsking(tokens, clause) ? askingTrust : storyTrust }));
  const pairs = clauses.slice(1).map((clause, i) => {
    const before = clauses[i] ?? clause;
    const asks = isAsking(tokens, clause) || isAsking(tokens, before);
    return { start: before.start, end: clause.end, trust: asks ? 0.95 : 0.8 };
  });
  return [...single, ...pairs, { start: 0, end: tokens.length, trust: 0.75 }];
}

/** How much a find at a word counts: fully in a short message or an asking clause, less in a story. */
export function trustOf(tokens: readonly Token[], at: number): number {
  if (tokens.length <= longMessage) return 1;
  const clause = clausesOf(tokens).find(({ start, end }) => start <= at && at < end);
  return clause && isAsking(tokens, clause) ? askingTrust : storyTrust;
}

/** Whether any clause of the message asks. */
export function asksSomething(tokens: readonly Token[]): boolean {
  return clausesOf(tokens).some((clause) => isAsking(tokens, clause));
}

/** The clauses as stretches of words. */
export function clausesOf(tokens: readonly Token[]): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  tokens.forEach((token, i) => {
    const last = found.at(-1);
    if (last && tokens[last.start]?.clause === token.clause) found[found.length - 1] = { start: last.start, end: i + 1 };
    else found.push({ start: i, end: i + 1 });
  });
  return found;
}

/** Whether a stretch asks: it opens with a question word or with an auxiliary ("is he"), or a question word stands near its opening. */
export function isAsking(tokens: readonly Token[], { start, end }: { start: number; end: number }): boolean {
  const words = tokens.slice(start, end).map(({ word }) => word);
  const opening = words.slice(words.findIndex((word) => !leadIns.has(word)));
  const [first = ''] = opening;
  return questionWords.has(first) || askingVerbs.has(first) || opening.slice(0, 4).some((word) => nearOpening.has(word));
}

/** Said before a question begins. */
const leadIns = new Set([
  ...joiners,
  'hi',
  'hello',
  'hiya',
  'hey',
  'please',
  'sorry',
  'ok',
  'okay',
  'also',
  'just',
  'oh',
  'well',
]);
/** "when" and "where" join clauses as often as they ask, so they ask only at the opening. */
const nearOpening = new Set(['what', 'why', 'how', 'who', 'whose', 'which']);
