import { askingVerbs, joiners, questionWords } from '../language/function-words.ts';
import type { Token } from '../language/tokens.ts';

/** A stretch of a message that may hold the question. `start` inclusive, `end` exclusive. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** How much a find in it counts: a clause that asks counts fully, a story less. */
  readonly trust: number;
}

/** Some words of a message, one after the other. `start` inclusive, `end` exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Above this many words a message is a story with a question in it. */
const longMessage = 14;
const askingTrust = 1;
const storyTrust = 0.7;

/** Where to look for the question: the whole of a short message; in a long one each clause, neighbours together, and the whole. */
export function segmentsOf(tokens: readonly Token[], isAside: (sentence: Stretch) => boolean): Segment[] {
  if (tokens.length === 0) return [];
  const whole = withoutAsides(sentencesOf(tokens), isAside);
  if (whole.end - whole.start <= longMessage) return [{ ...whole, trust: 1 }];
  const clauses = clausesOf(tokens).filter(({ start, end }) => start >= whole.start && end <= whole.end);
  const single = clauses.map((clause) => ({ ...clause, trust: isAsking(tokens, clause) ? askingTrust : storyTrust }));
  const pairs = clauses.slice(1).map((clause, i) => {
    const before = clauses[i] ?? clause;
    const asks = isAsking(tokens, clause) || isAsking(tokens, before);
    return { start: before.start, end: clause.end, trust: asks ? 0.95 : 0.8 };
  });
  return [...single, ...pairs, { ...whole, trust: 0.75 }];
}

/** From the first to the last sentence that is not an aside: the weather, told before a question, must change nothing. */
function withoutAsides(sentences: readonly Stretch[], isAside: (sentence: Stretch) => boolean): Stretch {
  const kept = sentences.filter((sentence) => !isAside(sentence));
  const [from, to] = kept.length > 0 ? [kept[0], kept.at(-1)] : [sentences[0], sentences.at(-1)];
  return { start: from?.start ?? 0, end: to?.end ?? 0 };
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
export function clausesOf(tokens: readonly Token[]): Stretch[] {
  return stretchesOf(tokens, (token) => token.clause);
}

function sentencesOf(tokens: readonly Token[]): Stretch[] {
  return stretchesOf(tokens, (token) => token.sentence);
}

function stretchesOf(tokens: readonly Token[], place: (token: Token) => number): Stretch[] {
  const starts = tokens.flatMap((token, i) => (i === 0 || place(token) !== place(tokens[i - 1] ?? token) ? [i] : []));
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? tokens.length }));
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
