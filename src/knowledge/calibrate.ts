import { type Calibration, likelihood, nameWeights, readSigns, type Signs, signValues } from './confidence.ts';
import { fitLogistic } from './logistic.ts';
import type { Match } from './matcher.ts';

/** One labelled message as the matcher saw it: the signs of its first entry, and whether that entry is right. */
export interface Observation {
  readonly signs: Signs;
  readonly right: boolean;
  /** Whether the message has an answer at all. */
  readonly ours: boolean;
}

/** What the thresholds come from. */
export const stakes = {
  /** A wrong answer does twice the harm that a right one does good: so an answer is given from a likelihood of 2/3 on. */
  wrongAnswer: 2,
  /** Of the messages that are not ours, at most this share is offered entries to choose from. */
  shownAnyway: 0.06,
  /** What all messages that are not ours weigh together, beside all questions of families: there are as many as one collects. */
  notOurs: 0.7,
} as const;

/** Observes a match, or nothing if no entry is a candidate (or a foreign name rules it out). */
export function observe(match: Match, isRight: (entry: string) => boolean, ours: boolean): Observation | null {
  const first = match.candidates.find(({ profile }) => profile.kind === 'entry');
  if (!first || first.foreign) return null;
  return { signs: readSigns(first, match), right: ours && isRight(first.profile.id), ours };
}

/** Fits the weights by logistic regression and derives the thresholds from the stakes. The same observations give the same figures. */
export function calibrate(observations: readonly Observation[]): Calibration {
  const { intercept, weights } = fitWeights(observations);
  const foreign = observations.filter(({ ours }) => !ours).map(({ signs }) => likelihood(signs, { intercept, weights }));
  const answerAt = round(stakes.wrongAnswer / (1 + stakes.wrongAnswer));
  const shown = (from: number) =>
    foreign.filter((confidence) => confidence >= from && confidence < answerAt).length / foreign.length;
  const clarifyAt = Math.min(
    answerAt,
    lowest((from) => shown(from) <= stakes.shownAnyway),
  );
  return { intercept: round(intercept), weights, answerAt, clarifyAt };
}

/** The lowest confidence, in steps of 0.01, at which something holds. */
function lowest(holds: (at: number) => boolean): number {
  for (let percent = 5; percent < 100; percent++) if (holds(percent / 100)) return percent / 100;
  return 1;
}

function fitWeights(observations: readonly Observation[]): Pick<Calibration, 'intercept' | 'weights'> {
  const families = observations.filter(({ ours }) => ours).length;
  const foreignWeight = (stakes.notOurs * families) / Math.max(1, observations.length - families);
  const { intercept, slopes } = fitLogistic(
    observations.map(({ signs, right, ours }) => ({
      values: signValues(signs),
      wanted: right,
      weight: ours ? 1 : foreignWeight,
    })),
  );
  return { intercept, weights: nameWeights(slopes.map(round)) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
