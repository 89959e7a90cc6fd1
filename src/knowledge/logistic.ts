/** One observation of a logistic regression: its figures, whether it came true, and how much it counts. */
export interface Sample {
  readonly values: readonly number[];
  readonly wanted: boolean;
  readonly weight: number;
}

/** The chance is 1 / (1 + exp(-(intercept + slopes * values))). */
export interface Fit {
  readonly intercept: number;
  readonly slopes: readonly number[];
}

const steps = 4000;
const rate = 0.5;
/** A light pull to zero, so that no figure is trusted for a handful of observations. */
const pull = 0.001;

/** Fits by gradient descent on standardised figures; the slopes are given back in the figures' own units. Deterministic. */
export function fitLogistic(samples: readonly Sample[]): Fit {
  const width = samples[0]?.values.length ?? 0;
  const columns = Array.from({ length: width }, (_, i) => samples.map(({ values }) => values[i] ?? 0));
  const means = columns.map(mean);
  const spreads = columns.map((column, i) => Math.sqrt(mean(column.map((value) => (value - (means[i] ?? 0)) ** 2))) || 1);
  const standard = samples.map((sample) => ({
    ...sample,
    values: sample.values.map((value, i) => (value - (means[i] ?? 0)) / (spreads[i] ?? 1)),
  }));
  const { intercept: bias, slopes } = descend(standard, width);
  const own = slopes.map((slope, i) => slope / (spreads[i] ?? 1));
  return { intercept: bias - dot(own, means), slopes: own };
}

function descend(samples: readonly Sample[], width: number): Fit {
  const all = samples.reduce((sum, { weight }) => sum + weight, 0);
  let intercept = 0;
  let slopes = Array.from({ length: width }, () => 0);
  for (let step = 0; step < steps; step++) {
    const errors = samples.map(
      ({ values, wanted, weight }) => (weight * (chance(intercept + dot(slopes, values)) - Number(wanted))) / all,
    );
    intercept -= rate * errors.reduce((sum, error) => sum + error, 0);
    slopes = slopes.map(
      (slope, i) =>
        slope - rate * (samples.reduce((sum, { values }, s) => sum + (errors[s] ?? 0) * (values[i] ?? 0), 0) + pull * slope),
    );
  }
  return { intercept, slopes };
}

/** The logistic function: any number to a chance between 0 and 1. */
export function chance(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}

/** A figure kept between two bounds. */
export function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
