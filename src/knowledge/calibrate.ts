import {
  type Calibration,
  chanceOf,
  dangerIn,
  isDanger,
  likelihood,
  nameWeights,
  readSigns,
  type Signs,
  signValues,
} from './confidence.ts';
import { type Kinds, type MessageKind, type WishKind, wishKinds } from './kinds.ts';
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
  /** A wrong answer does nearly twice the harm that a right one does good: so an answer is given from a likelihood of 0.64 on. */
  wrongAnswer: 1.8,
  /** Of the messages that are not ours, at most this share is offered entries to choose from. */
  shownAnyway: 0.05,
  /** Of families' questions, and of all other messages, at most these shares are taken for a kind when no sign or wish was recognised. */
  takenFor: {
    urgent: { ours: 0.003, others: 0.008 },
    crisis: { ours: 0.003, others: 0.008 },
    bereavement: { ours: 0.001, others: 0.003 },
    advice: { ours: 0.008, others: 0.05 },
    handoff: { ours: 0.006, others: 0.03 },
    feelings: { ours: 0.003, others: 0.015 },
    social: { ours: 0.004, others: 0.02 },
  },
  /** Of the recognised wishes and feelings, at most this share gives way to an answer. */
  yielding: 0.05,
  /** A sign of danger is overruled where else more than this share of innocent messages would raise an alarm ... */
  innocentAlarmed: 0.05,
  /** ... yet never for more than this share of the dangers that a sign recognised. 999 is shown all the same. */
  overruled: 0.05,
  /** Of all dangers, at most this share looks so harmless that 999 is not shown beside whatever else is said. */
  unnamed: 0.005,
  /** What all messages that are not ours weigh together, beside all questions of families: there are as many as one collects. */
  notOurs: 1,
} as const;

/** Observes a match, or nothing if no entry is a candidate. */
export function observe(match: Match, isRight: (entry: string) => boolean, ours: boolean): Observation | null {
  const [first] = match.entries;
  if (!first) return null;
  return { signs: readSigns(first, match), right: ours && isRight(first.profile.id), ours };
}

/** Fits the weights by logistic regression and derives the thresholds from the stakes. The same observations give the same figures. */
export function calibrate(observations: readonly Observation[], kinds: readonly KindObservation[]): Calibration {
  const { intercept, weights } = fitWeights(observations);
  const foreign = observations.filter(({ ours }) => !ours).map(({ signs }) => likelihood(signs, { intercept, weights }));
  const answerAt = round(stakes.wrongAnswer / (1 + stakes.wrongAnswer));
  const shown = (from: number) =>
    foreign.filter((confidence) => confidence >= from && confidence < answerAt).length / foreign.length;
  const clarifyAt = Math.min(
    answerAt,
    lowest((from) => shown(from) <= stakes.shownAnyway),
  );
  const sureFrom = deriveSureFrom(kinds, (signs) => likelihood(signs, { intercept, weights }) >= answerAt);
  return {
    intercept: round(intercept),
    weights,
    answerAt,
    clarifyAt,
    sureFrom,
    yieldsAt: deriveYieldsAt(kinds),
    turnsAt: deriveTurnsAt(kinds),
    harmlessBelow: deriveHarmlessBelow(kinds, sureFrom),
    cautionFrom: lowestShare(
      kinds.filter(({ kind }) => isDanger(kind)).map((one) => dangerIn(one.wholeKinds)),
      stakes.unnamed,
    ),
  };
}

/** A labelled message's kind, what it was taken for by what other messages teach, and what was recognised in it. */
export interface KindObservation {
  readonly kind: MessageKind;
  readonly kinds: Kinds;
  /** The same of the whole message, sentences aside included. */
  readonly wholeKinds: Kinds;
  /** The kind of the sign or the wish that was found in it. */
  readonly recognised: WishKind | null;
  /** What the sign of safety.yaml that stands in it stands for, overruled or not. */
  readonly signed: WishKind | null;
  /** What the knowledge makes of it: the signs of its first entry; `null` when there is none. */
  readonly signs: Signs | null;
}

/** For each kind that was taught, the lowest likelihood that few enough messages of other kinds reach. */
function deriveSureFrom(
  observations: readonly KindObservation[],
  isAnswered: (signs: Signs) => boolean,
): Calibration['sureFrom'] {
  const taught = wishKinds.filter((wish) => observations.some(({ kind }) => kind === wish));
  // What is answered more surely than it is taken for a wish stays answered.
  const open = observations.filter(({ recognised, signs }) => recognised === null && !(signs && isAnswered(signs)));
  const count = (rows: readonly KindObservation[], of: (kind: MessageKind) => boolean) =>
    rows.filter(({ kind }) => of(kind)).length;
  return Object.fromEntries(
    taught.map((wish) => {
      const isOther = (kind: MessageKind) => kind !== 'ours' && kind !== wish && !(isDanger(kind) && isDanger(wish));
      const most = stakes.takenFor[wish];
      return [
        wish,
        lowest((from) => {
          const reaching = open.filter(({ kinds, wholeKinds }) => chanceOf(wish, isDanger(wish) ? wholeKinds : kinds) >= from);
          return (
            count(reaching, (kind) => kind === 'ours') <= most.ours * count(observations, (kind) => kind === 'ours') &&
            count(reaching, isOther) <= most.others * count(observations, isOther)
          );
        }),
      ];
    }),
  );
}

/** How many log odds a question must be ahead for a recognised wish to give way: few true wishes are ever so far behind. */
function deriveYieldsAt(observations: readonly KindObservation[]): number {
  const ahead = observations
    .filter(({ kind, recognised }) => kind === recognised && !isDanger(kind))
    .map(({ kind, kinds }) => Math.log(kinds.ours / kinds[kind]))
    .sort((a, b) => b - a);
  return round(ahead[Math.floor(ahead.length * stakes.yielding)] ?? 100);
}

/** The ratio at which most messages come to their own kind when a recognised kind gives way to one that is so many times likelier. */
function deriveTurnsAt(observations: readonly KindObservation[]): number {
  const right = (ratio: number) =>
    observations.filter(({ kind, kinds, recognised }) => {
      if (recognised === null) return false;
      const likeliest = wishKinds.filter((one) => isDanger(one) === isDanger(recognised)).sort((a, b) => kinds[b] - kinds[a])[0];
      return kind === (likeliest && kinds[likeliest] > ratio * kinds[recognised] ? likeliest : recognised);
    }).length;
  return ratios.reduce((best, one) => (right(one) > right(best) ? one : best));
}

const ratios = [100, 50, 30, 20, 15, 10, 7, 5, 4, 3, 2, 1.5];

/** The likelihood of danger below which a recognised sign of it is taken for an accident of wording. */
function deriveHarmlessBelow(observations: readonly KindObservation[], sureFrom: Calibration['sureFrom']): number {
  const isSigned = ({ signed }: KindObservation) => signed !== null && isDanger(signed);
  const dangers = observations.filter((one) => isDanger(one.kind) && isSigned(one));
  const innocent = observations.filter(({ kind }) => kind === 'no-alarm');
  const raisesAlarm = (one: KindObservation, from: number) =>
    (isSigned(one) && dangerIn(one.wholeKinds) >= from) || chanceOf('urgent', one.wholeKinds) >= (sureFrom.urgent ?? Infinity);
  const most = lowestShare(
    dangers.map(({ wholeKinds }) => dangerIn(wholeKinds)),
    stakes.overruled,
  );
  return lowest(
    (from) => from >= most || innocent.filter((one) => raisesAlarm(one, from)).length <= stakes.innocentAlarmed * innocent.length,
  );
}

/** The figure below which the lowest share of some figures lies; 0 when there are none. */
function lowestShare(figures: readonly number[], share: number): number {
  const rising = [...figures].sort((a, b) => a - b);
  return Number((rising[Math.floor(rising.length * share)] ?? 0).toPrecision(2));
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
