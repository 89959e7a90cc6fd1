import type { Features } from '../language/features.ts';
import type { Labelled } from './labelled.ts';
import { createChances, type SoftmaxFit } from './softmax-regression.ts';

/** The kinds of message that the knowledge does not decide. */
export const wishKinds = ['urgent', 'crisis', 'bereavement', 'advice', 'handoff', 'feelings', 'social'] as const;
export type WishKind = (typeof wishKinds)[number];

/** What kind of message it is: one that the knowledge may answer, one that is not ours, one that only sounds like danger, or one of the other outcomes. */
export const messageKinds = ['ours', 'not-ours', 'no-alarm', ...wishKinds] as const;
export type MessageKind = (typeof messageKinds)[number];

/** How likely a message is of each kind, by what the labelled messages teach; together 1. */
export type Kinds = Readonly<Record<MessageKind, number>>;

/** Tells how likely a message is of each kind. */
export type ReadKinds = (features: Features) => Kinds;

/** The kind that a labelled message teaches. */
export function kindOf(labelled: Labelled): MessageKind {
  return 'facts' in labelled ? 'ours' : labelled.outcome;
}

/** Prepares telling kinds apart. */
export function createReadKinds(fit: SoftmaxFit): ReadKinds {
  const chances = createChances(fit);
  return (features) => {
    const found = chances(features);
    return Object.fromEntries(messageKinds.map((kind, i) => [kind, found[i] ?? 0])) as Kinds;
  };
}
