import { createFindRow, type FeatureRows, packRows } from './feature-rows.ts';
import type { Features } from './features.ts';

/** One message to learn from, and the classes that it belongs to (an entry, a kind of message): it counts for them in equal shares. */
export interface Lesson {
  readonly features: Features;
  readonly classes: readonly number[];
}

/** What was counted in the lessons, as plain data. */
export interface Lessons {
  /** How many lessons each class had. */
  readonly sizes: readonly number[];
  /** The counts of all features together, by class. */
  readonly mass: readonly number[];
  /** How many features were counted. */
  readonly features: number;
  /** By feature: in how many lessons it stands, then class and count in turns. */
  readonly uses: FeatureRows;
}

/** Counts how the classes use each feature. A feature that fewer than `leastUses` lessons have says nothing. */
export function countLessons(lessons: readonly Lesson[], classes: number, leastUses: number): Lessons {
  const spread = new Map<string, number>();
  for (const { features } of lessons) for (const name of features.keys()) spread.set(name, (spread.get(name) ?? 0) + 1);
  for (const [name, times] of spread) if (times < leastUses) spread.delete(name);
  const sizes = Array.from({ length: classes }, () => 0);
  const byFeature = new Map<string, Map<number, number>>();
  for (const lesson of lessons) {
    const share = 1 / Math.max(1, lesson.classes.length);
    for (const one of lesson.classes) sizes[one] = (sizes[one] ?? 0) + share;
    for (const { name, weight } of weighFeatures(lesson.features, (name) => spread.get(name), lessons.length)) {
      const counts = byFeature.get(name) ?? new Map<number, number>();
      byFeature.set(name, counts);
      for (const one of lesson.classes) counts.set(one, (counts.get(one) ?? 0) + weight * share);
    }
  }
  const uses = [...byFeature].map(([name, counts]) => [name, [spread.get(name) ?? 0, ...[...counts].flat().map(round)]] as const);
  const mass = sizes.map((_, one) => [...byFeature.values()].reduce((total, counts) => total + (counts.get(one) ?? 0), 0));
  return { sizes: sizes.map(round), mass: mass.map(round), features: byFeature.size, uses: packRows(uses) };
}

/** How strongly a message's features speak for each class, as log odds (natural logarithm) against all other classes together. */
export type Weigh = (features: Features) => Float64Array;

/** What an unseen feature counts in every class, so that one surprise never rules a class out. */
const smoothing = 0.05;

/**
 * Weighs evidence as naive Bayes does (I. J. Good's "weight of evidence"): each feature speaks for a class by how much
 * oftener its lessons use it than all the others' do. Rare features count for more, and long messages for no more than short ones.
 */
export function createWeigh({ sizes, mass, features: known, uses }: Lessons): Weigh {
  const lessons = sizes.reduce((total, size) => total + size, 0);
  const all = mass.reduce((total, one) => total + one, 0);
  const floor = smoothing * known;
  const leaning = Float64Array.from(mass, (one) => Math.log(all - one + floor) - Math.log(one + floor));
  const rowOf = createFindRow(uses);
  return (features) => {
    const weighed = weighFeatures(features, (name) => rowOf(name)?.[0], lessons);
    const length = weighed.reduce((total, { weight }) => total + weight, 0);
    const rows = weighed.map(({ name, weight }) => ({ ...readRow(rowOf(name) ?? []), weight }));
    const absent = rows.map(({ total, weight }) => weight * (Math.log(smoothing) - Math.log(total + smoothing)));
    const nowhere = absent.reduce((sum, one) => sum + one, 0);
    const odds = leaning.map((lean) => lean * length + nowhere);
    rows.forEach(({ total, counts, weight }, i) => {
      for (const [one, count] of counts) {
        const present = Math.log(count + smoothing) - Math.log(Math.max(0, total - count) + smoothing);
        odds[one] = (odds[one] ?? 0) + weight * present - (absent[i] ?? 0);
      }
    });
    return odds;
  };
}

interface Row {
  readonly total: number;
  readonly counts: readonly (readonly [number, number])[];
}

function readRow([, ...row]: readonly number[]): Row {
  const counts = row.flatMap((one, i) => (i % 2 === 0 ? [[one, row[i + 1] ?? 0] as const] : []));
  return { total: counts.reduce((total, [, count]) => total + count, 0), counts };
}

/** The known features by rarity, scaled so that their squares add up to 1. */
function weighFeatures(
  features: Features,
  timesOf: (name: string) => number | undefined,
  lessons: number,
): { name: string; weight: number }[] {
  const known = [...features].flatMap(([name, count]) => {
    const times = timesOf(name);
    return times === undefined ? [] : [{ name, weight: count * Math.log(1 + lessons / times) }];
  });
  const length = Math.sqrt(known.reduce((total, { weight }) => total + weight * weight, 0)) || 1;
  return known.map(({ name, weight }) => ({ name, weight: weight / length }));
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
