import { z } from 'zod';
import type { Candidate } from './candidate.ts';
import { type Kinds, type MessageKind, messageKinds, type WishKind, wishKinds } from './kinds.ts';
import { chance } from './logistic.ts';
import type { Match } from './matcher.ts';

/** What speaks for and against the first candidate being right. Each figure is small, so that weights can be compared. */
export interface Signs {
  /** How far the runner-up is behind by what the examples teach, as log odds from 0 to 6. */
  readonly lead: number;
  /** How strongly the message speaks for the entry by what the examples teach, as log odds from -5 to 5. */
  readonly odds: number;
  /** How likely the message is one of ours by what the labelled messages teach, as log odds from -9 to 9. */
  readonly ours: number;
  /** Likeness to the entry's nearest example, 0 to 1. */
  readonly likeness: number;
  /** Natural logarithm of the weight that speaks for it: how much was understood at all. */
  readonly understood: number;
  /** 1 when the nearest example is a mere keyword: it points to the entry, but asks nothing. */
  readonly keyword: number;
  /** 1 when the entry has the best evidence too: the word by word comparison agrees with what the examples teach. */
  readonly agrees: number;
  /** How far a subject that is not ours is ahead, -1 to 1. */
  readonly rival: number;
  /** How much a pattern of a subject that is not ours counts where it stands, 0 to 1. */
  readonly pattern: number;
  /** Words in the stretch that nothing explains, up to 4. */
  readonly unexplained: number;
  /** 1 when a name that is not ours stands anywhere in the message. */
  readonly names: number;
  /** 1 when such a name stands in the very stretch that speaks for the entry. */
  readonly foreign: number;
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
  'lead',
  'odds',
  'ours',
  'likeness',
  'understood',
  'keyword',
  'agrees',
  'rival',
  'pattern',
  'unexplained',
  'names',
  'foreign',
  'own',
  'someone',
  'stranger',
  'places',
  'lone',
] as const satisfies readonly (keyof Signs)[];

/** `knowledge/calibration.yaml`, written by `npm run content:calibrate`: how much each sign weighs, and from where on to answer or to ask back. */
export const calibrationSchema = z.strictObject({
  intercept: z.number(),
  weights: z.partialRecord(z.enum(signNames), z.number()),
  /** From this confidence on, the entry is the answer. */
  answerAt: z.number(),
  /** From this confidence on, entries are offered to choose from. */
  clarifyAt: z.number(),
  /** From this likelihood on, a message is taken to be of the kind, though no sign or wish in it was recognised. */
  sureFrom: z.partialRecord(z.enum(messageKinds), z.number()).default({}),
  /** A recognised wish or feeling gives way to an answer when the message is likelier a question by so many log odds. */
  yieldsAt: z.number().default(Infinity),
  /** A recognised kind gives way to another one that is so many times likelier. */
  turnsAt: z.number().default(Infinity),
  /** A sign of danger counts, unless the message is of all kinds of danger together less likely than this. */
  harmlessBelow: z.number().default(0),
  /** From this likelihood of danger on, whatever is said also says whom to call in an emergency. */
  cautionFrom: z.number().default(0),
});

export type Calibration = z.infer<typeof calibrationSchema>;

/** The kind that a message surely is, though no sign says so; `null` when that can't be said. */
export function surelyOf(kinds: Kinds, { sureFrom }: Calibration): WishKind | null {
  const sure = wishKinds.filter((kind) => {
    const chance = chanceOf(kind, kinds);
    return chance >= (sureFrom[kind] ?? Infinity) && chance > kinds.ours;
  });
  return sure.sort((a, b) => kinds[b] - kinds[a])[0] ?? null;
}

/** How likely a message is of a kind. Whether danger is urgent or a crisis is asked only once it is danger. */
export function chanceOf(kind: WishKind, kinds: Kinds): number {
  return isDanger(kind) ? kinds.urgent + kinds.crisis : kinds[kind];
}

/** Whether it is danger, which comes before everything. */
export function isDanger(kind: MessageKind): boolean {
  return kind === 'urgent' || kind === 'crisis';
}

/** Whether a message in which one kind was recognised is so much likelier of the other that the other counts. */
export function turnsTo(other: WishKind, recognised: WishKind, kinds: Kinds, { turnsAt }: Calibration): boolean {
  return kinds[other] > turnsAt * kinds[recognised];
}

/** Whether a message in which another kind was recognised is far likelier a question to the knowledge. */
export function isRatherOurs(kind: MessageKind, kinds: Kinds, { yieldsAt }: Calibration): boolean {
  return Math.log(kinds.ours / kinds[kind]) > yieldsAt;
}

/** Whether a message with a sign of danger looks more harmless than nearly all that ever were dangerous. */
export function isHarmless(kinds: Kinds, { harmlessBelow }: Calibration): boolean {
  return dangerIn(kinds) < harmlessBelow;
}

/** Whether danger can't be ruled out, so that whatever is said must also say whom to call. */
export function needsCaution(kinds: Kinds, { cautionFrom }: Calibration): boolean {
  return dangerIn(kinds) >= cautionFrom;
}

/** How likely a message speaks of danger of any kind. */
export function dangerIn({ urgent, crisis, bereavement }: Kinds): number {
  return urgent + crisis + bereavement;
}

/** The signs of a candidate in its match. */
export function readSigns(first: Candidate, match: Match): Signs {
  const { candidates, entries, kinds, names, ownSubjectNamed, speaksOfSomeone } = match;
  const second = entries.find(({ profile }) => profile.id !== first.profile.id);
  const places = countPlaces(first);
  const named = ownSubjectNamed || speaksOfSomeone;
  const rival = candidates.find(({ profile }) => profile.kind === 'subject');
  return {
    lead: within(first.odds - (second?.odds ?? -Infinity), 0, 6),
    odds: within(first.odds, -5, 5),
    ours: within(Math.log(kinds.ours / (1 - kinds.ours - kinds['no-alarm'])), -9, 9),
    likeness: first.likeness,
    understood: Math.log(first.weight + 0.1),
    keyword: first.nearest?.kind === 'keyword' ? 1 : 0,
    agrees: entries.every(({ score }) => score <= first.score) ? 1 : 0,
    rival: within((rival?.score ?? 0) - first.score, -1, 1),
    pattern: candidates.find((one) => one.pattern !== null)?.segment.trust ?? 0,
    unexplained: Math.min(4, first.unexplained.length),
    names: names.length > 0 ? 1 : 0,
    foreign: first.foreign ? 1 : 0,
    own: ownSubjectNamed ? 1 : 0,
    someone: speaksOfSomeone ? 1 : 0,
    stranger: first.unexplained.length > 0 && !named ? 1 : 0,
    places: Math.min(4, places),
    lone: places < 2 && !named ? 1 : 0,
  };
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
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

/** How likely the candidate is right, 0 to 1. */
export function confidenceIn(first: Candidate, match: Match, calibration: Calibration): number {
  if (
    !first.foreign &&
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
  return chance(signNames.reduce((total, name) => total + (weights[name] ?? 0) * signs[name], intercept));
}

/** The signs in a fixed order, for fitting. */
export function signValues(signs: Signs): number[] {
  return signNames.map((name) => signs[name]);
}

/** Weights by name from values in the order of `signValues`. */
export function nameWeights(values: readonly number[]): Calibration['weights'] {
  return Object.fromEntries(signNames.map((name, i) => [name, values[i] ?? 0])) as Calibration['weights'];
}
