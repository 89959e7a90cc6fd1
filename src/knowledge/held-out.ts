import { createWeigh } from '../language/weight-of-evidence.ts';
import type { Entry } from './entry.ts';
import { learnEntries, type Teaching } from './lessons.ts';

/** Where a question's own entry came (from 1) among all entries while that question was not taught. */
export interface HeldOut {
  readonly entry: Entry;
  readonly question: string;
  readonly place: number;
  /** The entry that came first instead. */
  readonly first: string;
}

/** So many parts of each entry's questions are held out in turn. */
const parts = 5;

/** Asks every example question of the entries while it is not taught: how well the others carry its entry. */
export function askHeldOut(teaching: Omit<Teaching, 'scope'>): HeldOut[] {
  return Array.from({ length: parts }, (_, part) => part).flatMap((part) => askPart(teaching, part));
}

function askPart(teaching: Omit<Teaching, 'scope'>, part: number): HeldOut[] {
  const { entries, readLesson } = teaching;
  const isHeld = (_: string, i: number) => i % parts === part;
  const kept = entries.map((entry) => ({ ...entry, questions: entry.questions.filter((one, i) => !isHeld(one, i)) }));
  const weigh = createWeigh(learnEntries({ ...teaching, entries: kept }));
  return entries.flatMap((entry, own) =>
    entry.questions.filter(isHeld).map((question) => {
      const odds = weigh(readLesson(question).entry);
      const ahead = odds.filter((one) => one > (odds[own] ?? 0)).length;
      return { entry, question, place: ahead + 1, first: entries[odds.indexOf(Math.max(...odds))]?.id ?? '' };
    }),
  );
}
