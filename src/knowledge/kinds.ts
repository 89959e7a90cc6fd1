import type { Features } from '../language/features.ts';
import { createWeigh, type Lessons } from '../language/weight-of-evidence.ts';
import type { Labelled } from './labelled.ts';

/** The kinds of message that the knowledge does not decide. */
export const wishKinds = ['urgent', 'crisis', 'bereavement', 'advice', 'handoff', 'feelings', 'social'] as const;
export type WishKind = (typeof wishKinds)[number];

/** What kind of message it is: one that the knowledge may answer, one that is not ours, or one of the other outcomes. */
export const messageKinds = ['ours', 'not-ours', ...wishKinds] as const;
export type MessageKind = (typeof messageKinds)[number];

/** How likely a message is of each kind, by what the labelled messages teach; together 1. */
export type Kinds = Readonly<Record<MessageKind, number>>;

/** Tells how likely a message is of each kind. */
export type ReadKinds = (features: Features) => Kinds;

/** The kind that a labelled message teaches; `null` when it teaches none ("anything but an alarm"). */
export function kindOf(labelled: Labelled): MessageKind | null {
  if ('facts' in labelled) return 'ours';
  return labelled.outcome === 'no-alarm' ? null : labelled.outcome;
}

/** How much it counts how many messages of a kind were collected: little, since families were not counted. */
const priorTrust = 0.3;

/** Prepares telling kinds apart. Where nothing was taught, every kind but `ours` is ruled out. */
export function createReadKinds(lessons: Lessons): ReadKinds {
  const weigh = createWeigh(lessons);
  const all = lessons.sizes.reduce((total, size) => total + size, 0);
  const priors = lessons.sizes.map((size) => (size > 0 ? priorTrust * Math.log(size / Math.max(1, all - size)) : -Infinity));
  return (features) => {
    const odds = weigh(features);
    const sums = messageKinds.map((_, i) => (odds[i] ?? 0) + (priors[i] ?? -Infinity));
    const highest = Math.max(...sums);
    if (highest === -Infinity) return onlyOurs;
    const shares = sums.map((sum) => Math.exp(sum - highest));
    const total = shares.reduce((sum, share) => sum + share, 0);
    return toKinds((i) => (shares[i] ?? 0) / total);
  };
}

const onlyOurs = toKinds((i) => (i === 0 ? 1 : 0));

function toKinds(share: (i: number) => number): Kinds {
  return Object.fromEntries(messageKinds.map((kind, i) => [kind, share(i)])) as Kinds;
}
