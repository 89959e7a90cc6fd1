import { type FeatureRows, type FindRow, packRows } from '../language/feature-rows.ts';
import type { Features } from '../language/features.ts';

/** One message to learn from, and the class that it belongs to. */
export interface Example {
  readonly features: Features;
  readonly one: number;
}

/** What was fitted, as plain data. */
export interface SoftmaxFit {
  /** How many examples each class had. */
  readonly sizes: readonly number[];
  /** What each class has whatever the message says. */
  readonly bias: readonly number[];
  /** By feature: how rare it is, then what it adds to each class. */
  readonly weights: FeatureRows;
}

/** The chance of each class, together 1. */
export type Chances = (features: Features) => Float64Array;

const rounds = 8;
const rate = 0.5;
/** The bias learns more slowly: it must not say by how many were collected what the words should say. */
const biasRate = 0.15;
/** A light pull to zero, so that a word seen twice is not trusted for long, and chances stay modest. */
const pull = 2e-4;
/** A weight below this moves nothing. */
const least = 0.02;

/**
 * Fits a multinomial logistic regression (softmax) by stochastic gradient descent with AdaGrad's steps (Duchi, Hazan and Singer, 2011).
 * Features count by rarity, and long messages for no more than short ones. The same examples in the same order give the same figures.
 */
export function fitSoftmax(examples: readonly Example[], classes: number, leastUses: number): SoftmaxFit {
  const rarity = measureRarity(examples, leastUses);
  const places = new Map([...rarity.keys()].map((name, place) => [name, place]));
  const rows = examples.map(({ features, one }) => ({ one, ...toRow(features, rarity, places) }));
  const model = createModel(places.size, classes);
  const order = rows.map((_, i) => i);
  const draw = createDraw();
  for (let round = 0; round < rounds; round++) {
    shuffle(order, draw);
    for (const i of order) {
      const row = rows[i];
      if (row) learn(model, row);
    }
  }
  const sizes = Array.from({ length: classes }, (_, k) => examples.filter(({ one }) => one === k).length);
  return { sizes, ...toFit(model, rarity, places) };
}

/** Prepares reading by what was fitted. `findRow`: its weights. */
export function createChances({ bias }: SoftmaxFit, findRow: FindRow): Chances {
  return (features) => {
    const known = [...features].flatMap(([name, count]) => {
      const row = findRow(name);
      return row ? [{ row, value: count * (row[0] ?? 0) }] : [];
    });
    const length = Math.hypot(...known.map(({ value }) => value)) || 1;
    const sums = Float64Array.from(bias);
    for (const { row, value } of known) {
      for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] ?? 0) + ((row[k + 1] ?? 0) * value) / length;
    }
    return toChances(sums);
  };
}

function measureRarity(examples: readonly Example[], leastUses: number): Map<string, number> {
  const uses = new Map<string, number>();
  for (const { features } of examples) for (const name of features.keys()) uses.set(name, (uses.get(name) ?? 0) + 1);
  return new Map(
    [...uses].flatMap(([name, times]) => (times < leastUses ? [] : [[name, Math.log(1 + examples.length / times)]])),
  );
}

/** A message as places and values whose squares add up to 1. */
interface Row {
  readonly places: Uint32Array;
  readonly values: Float64Array;
}

function toRow(features: Features, rarity: ReadonlyMap<string, number>, places: ReadonlyMap<string, number>): Row {
  const known = [...features].filter(([name]) => places.has(name));
  const values = Float64Array.from(known, ([name, count]) => count * (rarity.get(name) ?? 0));
  const length = Math.hypot(...values) || 1;
  return { places: Uint32Array.from(known, ([name]) => places.get(name) ?? 0), values: values.map((value) => value / length) };
}

/** What is learned; `steps` are the sums of the squares of all gradients so far, by which AdaGrad shortens its steps. */
interface Model {
  readonly classes: number;
  readonly weights: Float64Array;
  readonly steps: Float64Array;
  readonly bias: Float64Array;
  readonly biasSteps: Float64Array;
}

function createModel(features: number, classes: number): Model {
  return {
    classes,
    weights: new Float64Array(features * classes),
    steps: new Float64Array(features * classes).fill(1e-6),
    bias: new Float64Array(classes),
    biasSteps: new Float64Array(classes).fill(1e-6),
  };
}

function learn(
  { classes, weights, steps, bias, biasSteps }: Model,
  { places, values, one }: Row & { readonly one: number },
): void {
  const errors = toChances(sumUp({ classes, weights, bias }, { places, values }));
  errors[one] = (errors[one] ?? 0) - 1;
  for (let k = 0; k < classes; k++) step(bias, biasSteps, k, errors[k] ?? 0, biasRate);
  for (let i = 0; i < places.length; i++) {
    const from = (places[i] ?? 0) * classes;
    for (let k = 0; k < classes; k++) {
      const gradient = (errors[k] ?? 0) * (values[i] ?? 0) + pull * (weights[from + k] ?? 0);
      step(weights, steps, from + k, gradient, rate);
    }
  }
}

function step(values: Float64Array, steps: Float64Array, at: number, gradient: number, length: number): void {
  const sum = (steps[at] ?? 0) + gradient * gradient;
  steps[at] = sum;
  values[at] = (values[at] ?? 0) - (length * gradient) / Math.sqrt(sum);
}

function sumUp({ classes, weights, bias }: Pick<Model, 'classes' | 'weights' | 'bias'>, { places, values }: Row): Float64Array {
  const sums = Float64Array.from(bias);
  for (let i = 0; i < places.length; i++) {
    const from = (places[i] ?? 0) * classes;
    for (let k = 0; k < classes; k++) sums[k] = (sums[k] ?? 0) + (weights[from + k] ?? 0) * (values[i] ?? 0);
  }
  return sums;
}

/** Sums become chances in place. */
function toChances(sums: Float64Array): Float64Array {
  const highest = Math.max(...sums);
  let total = 0;
  for (let k = 0; k < sums.length; k++) {
    sums[k] = Math.exp((sums[k] ?? 0) - highest);
    total += sums[k] ?? 0;
  }
  for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] ?? 0) / total;
  return sums;
}

function toFit(
  { classes, weights, bias }: Model,
  rarity: ReadonlyMap<string, number>,
  places: ReadonlyMap<string, number>,
): Omit<SoftmaxFit, 'sizes'> {
  const rows = [...places].flatMap(([name, place]): [string, number[]][] => {
    const row = Array.from(weights.subarray(place * classes, (place + 1) * classes), round);
    return row.some((weight) => Math.abs(weight) >= least) ? [[name, [round(rarity.get(name) ?? 0), ...row]]] : [];
  });
  return { bias: Array.from(bias, round), weights: packRows(rows) };
}

/** Numbers from 0 to 1 that look drawn and are the same each time (a linear congruential generator). */
function createDraw(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle(order: number[], draw: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
