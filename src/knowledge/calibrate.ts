import { type Calibration, likelihood, nameWeights, readSigns, type Signs, signValues } from './confidence.ts';
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

const steps = 4000;
const rate = 0.5;
/** A light pull to zero, so that no sign is trusted for a handful of messages. */
const pull = 0.001;

/** Gradient descent on standardised signs; the weights are given back in the signs' own units. */
function fitWeights(observations: readonly Observation[]): Pick<Calibration, 'intercept' | 'weights'> {
  const rows = observations.map(({ signs }) => signValues(signs));
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, i) => rows.map((row) => row[i] ?? 0));
  const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / column.length);
  const spreads = columns.map(
    (column, i) => Math.sqrt(column.reduce((sum, value) => sum + (value - (means[i] ?? 0)) ** 2, 0) / column.length) || 1,
  );
  const standard = rows.map((row) => row.map((value, i) => (value - (means[i] ?? 0)) / (spreads[i] ?? 1)));
  const { bias, slopes } = descend(
    standard,
    observations.map(({ right }) => (right ? 1 : 0)),
  );
  const raw = slopes.map((slope, i) => slope / (spreads[i] ?? 1));
  const intercept = bias - raw.reduce((sum, slope, i) => sum + slope * (means[i] ?? 0), 0);
  return { intercept, weights: nameWeights(raw.map(round)) };
}

function descend(rows: readonly (readonly number[])[], wanted: readonly number[]): { bias: number; slopes: number[] } {
  let bias = 0;
  let slopes = (rows[0] ?? []).map(() => 0);
  for (let step = 0; step < steps; step++) {
    const errors = rows.map(
      (row, r) => 1 / (1 + Math.exp(-row.reduce((sum, value, i) => sum + value * (slopes[i] ?? 0), bias))) - (wanted[r] ?? 0),
    );
    bias -= (rate * errors.reduce((sum, error) => sum + error, 0)) / rows.length;
    slopes = slopes.map((slope, i) => {
      const gradient = errors.reduce((sum, error, r) => sum + error * (rows[r]?.[i] ?? 0), 0) / rows.length;
      return slope - rate * (gradient + pull * slope);
    });
  }
  return { bias, slopes };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
