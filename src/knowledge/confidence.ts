import { z } from 'zod';
import type { Candidate } from './candidate.ts';
import { chance } from './logistic.ts';
import type { Match } from './matcher.ts';

/** What speaks for and against the first candidate being right. Each figure is small, so that weights can be compared. */
export interface Signs {
  /** Share of the message's weight that the entry's examples use, 0 to 1. */
  readonly coverage: number;
  /** Likeness to the entry's nearest example, 0 to 1. */
  readonly likeness: number;
  /** Natural logarithm of the weight that speaks for it: how much was understood at all. */
  readonly understood: number;
  /** How far the runner-up is behind, as a share of the first's score, 0 to 1. */
  readonly gap: number;
  /** How far a subject that is not ours is ahead, -1 to 1. */
  readonly rival: number;
  /** Words in the stretch that nothing explains, up to 4. */
  readonly unexplained: number;
  /** 1 when a name that is not ours stands anywhere in the message. */
  readonly names: number;
  /** 1 when the pack's own subject is named. */
  readonly own: number;
  /** 1 when the message speaks of a child, or of somebody. */
  readonly someone: number;
  /** 1 when words are unexplained and neither the pack's subject nor anybody is spoken of: the subject is probably another. */
  readonly stranger: number;
  /** In how many separate places of the message something speaks for the entry, up to 4. */
  readonly places: number;
  /** 1 when that is a single place, and neither the pack's subject nor anybody is spoken of: one word may be about anything. */
  readonly lone: number;
}

const signNames = [
  'coverage',
  'likeness',
  'understood',
  'gap',
  'rival',
  'unexplained',
  'names',
  'own',
  'someone',
  'stranger',
  'places',
  'lone',
] as const satisfies readonly (keyof Signs)[];

/** `knowledge/calibration.yaml`, written by `npm run content:calibrate`: how much each sign weighs, and from where on to answer or to ask back. */
export const calibrationSchema = z.strictObject({
  intercept: z.number(),
  weights: z.record(z.enum(signNames), z.number()),
  /** From this confidence on, the entry is the answer. */
  answerAt: z.number(),
  /** From this confidence on, entries are offered to choose from. */
  clarifyAt: z.number(),
});

export type Calibration = z.infer<typeof calibrationSchema>;

/** The signs of a candidate in its match. */
export function readSigns(first: Candidate, { candidates, names, ownSubjectNamed, speaksOfSomeone }: Match): Signs {
  const second = candidates.find(({ profile }) => profile.kind === 'entry' && profile.id !== first.profile.id);
  const places = countPlaces(first);
  const named = ownSubjectNamed || speaksOfSomeone;
  const rival = candidates.find(({ profile }) => profile.kind === 'subject');
  return {
    coverage: Math.min(1, first.coverage),
    likeness: first.likeness,
    understood: Math.log(first.weight + 0.1),
    gap: second ? (first.score - second.score) / first.score : 1,
    rival: Math.max(-1, Math.min(1, (rival?.score ?? 0) - first.score)),
    unexplained: Math.min(4, first.unexplained.length),
    names: names.length > 0 ? 1 : 0,
    own: ownSubjectNamed ? 1 : 0,
    someone: speaksOfSomeone ? 1 : 0,
    stranger: first.unexplained.length > 0 && !named ? 1 : 0,
    places: Math.min(4, places),
    lone: places < 2 && !named ? 1 : 0,
  };
}

/** A word that weighs less than this says little about any entry. */
const tellingWeight = 1.5;

/** A concept and its words, or words that overlap, are one place. */
function countPlaces({ meaning, matched }: Candidate): number {
  const telling = new Set(matched.filter(({ weight }) => weight >= tellingWeight).map(({ term }) => term));
  const spans = meaning.filter(({ key }) => telling.has(key)).sort((a, b) => a.start - b.start);
  let places = 0;
  let reached = -1;
  for (const { start, end } of spans) {
    if (start >= reached) places += 1;
    reached = Math.max(reached, end);
  }
  return places;
}

/** The confidence in a message that is, term for term, one of an entry's own questions. */
const sameQuestion = 0.97;

/** How likely the candidate is right, 0 to 1. A name that is not ours in its stretch rules it out. */
export function confidenceIn(first: Candidate, match: Match, calibration: Calibration): number {
  if (first.foreign) return 0;
  if (
    first.likeness > 0.999 &&
    first.unexplained.length === 0 &&
    first.segment.trust === 1 &&
    first.verbatim &&
    first.nearest?.kind !== 'keyword'
  )
    return sameQuestion;
  return likelihood(readSigns(first, match), calibration);
}

/** The logistic function of the weighted signs. */
export function likelihood(signs: Signs, { intercept, weights }: Pick<Calibration, 'intercept' | 'weights'>): number {
  return chance(signNames.reduce((total, name) => total + weights[name] * signs[name], intercept));
}

/** The signs in a fixed order, for fitting. */
export function signValues(signs: Signs): number[] {
  return signNames.map((name) => signs[name]);
}

/** Weights by name from values in the order of `signValues`. */
export function nameWeights(values: readonly number[]): Calibration['weights'] {
  return Object.fromEntries(signNames.map((name, i) => [name, values[i] ?? 0])) as Calibration['weights'];
}
