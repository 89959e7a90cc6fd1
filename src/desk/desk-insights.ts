import type { Clock } from '../clock.ts';
import type { Insights } from '../http/desk-contract.ts';
import type { CountedFeedback, CountedHandoff, DeskStore } from '../store/desk-port.ts';

const dayMs = 86_400_000;

/** What counts are made with. */
interface Counting {
  readonly clock: Clock;
  /** Tells the knowledge's own words from anything that may be a name or a number. */
  readonly isKnownWord: (word: string) => boolean;
  /** Title of an entry, by id; `null` when there is none any more. */
  readonly titleOf: (entry: string) => string | null;
  readonly days: number;
}

/** Counts of the last `days` days. */
export async function readInsights(store: DeskStore, { clock, isKnownWord, titleOf, days }: Counting): Promise<Insights> {
  const { conversations, outcomes, handoffs, feedback, unanswered } = await store.counts(clock.now() - days * dayMs);
  return {
    days,
    conversations,
    messages: Object.values(outcomes).reduce((sum, count) => sum + count, 0),
    outcomes: { ...outcomes },
    handoffs: countHandoffs(handoffs),
    feedback: countFeedback(feedback, titleOf),
    unanswered: countUnanswered(unanswered, isKnownWord),
  };
}

function countHandoffs(handoffs: readonly CountedHandoff[]): Insights['handoffs'] {
  const waits = handoffs
    .flatMap(({ waitingSince, claimedAt }) => (claimedAt === null ? [] : [claimedAt - waitingSince]))
    .sort((a, b) => a - b);
  const count = (pick: (handoff: CountedHandoff) => string | null) => countEach(handoffs.flatMap((one) => pick(one) ?? []));
  return {
    requested: handoffs.length,
    byReason: count(({ reason }) => reason),
    byEnd: count(({ closedAs }) => closedAs),
    byOutcome: count(({ outcome }) => outcome),
    waitMedianMs: quantile(waits, 0.5),
    waitNineOfTenMs: quantile(waits, 0.9),
    ratings: count(({ rating }) => (rating === null ? null : String(rating))),
  };
}

function countFeedback(feedback: readonly CountedFeedback[], titleOf: Counting['titleOf']): Insights['feedback'] {
  const bad = feedback.filter(({ isGood }) => !isGood);
  const unhelpful = countEach(bad.flatMap(({ entries }) => entries.map((entry) => titleOf(entry) ?? entry)));
  return {
    good: feedback.length - bad.length,
    bad: bad.length,
    unhelpful: mostFirst(unhelpful).map(([title, count]) => ({ title, count })),
  };
}

/** The smallest wait that at least `share` of them did not go beyond. */
function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.ceil(share * sorted.length) - 1] ?? null;
}

const hidden = '…';
const mostShown = 100;

/** Only words that the knowledge itself has are shown; whatever else stood there is one "…". */
function countUnanswered(texts: readonly string[], isKnownWord: (word: string) => boolean): Insights['unanswered'] {
  const shown = texts.map((text) => maskText(text, isKnownWord));
  const counts = countEach(shown.filter((words) => words !== '' && words !== hidden));
  return mostFirst(counts).map(([words, count]) => ({ words, count }));
}

/** What was counted, the most frequent first. */
function mostFirst(counts: Record<string, number>): [name: string, count: number][] {
  const sorted = Object.entries(counts).sort(([a, countA], [b, countB]) => countB - countA || a.localeCompare(b));
  return sorted.slice(0, mostShown);
}

function maskText(text: string, isKnownWord: (word: string) => boolean): string {
  const masked = text
    .toLowerCase()
    .split(/\s+/)
    .flatMap((piece) => (isAddressLike(piece) ? [hidden] : (piece.match(/[\p{L}']+/gu) ?? [])))
    .map((word) => (isKnownWord(word) ? word : hidden));
  return masked.filter((word, at) => word !== hidden || masked[at - 1] !== hidden).join(' ');
}

/** Parts of an address or a number are everyday words often enough. */
function isAddressLike(piece: string): boolean {
  return /[@/:\\]|\p{N}|\p{L}\.\p{L}/u.test(piece);
}

function countEach(values: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries(counts);
}
