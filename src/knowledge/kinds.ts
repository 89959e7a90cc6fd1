import { createFindRow } from '../language/feature-rows.ts';
import { type Features, isWord } from '../language/features.ts';
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

/** Prepares telling kinds apart. A message of which most words were never taught is like no other, so it is taken for nothing of ours. */
export function createReadKinds(fit: SoftmaxFit): ReadKinds {
  const findRow = createFindRow(fit.weights);
  const chances = createChances(fit, findRow);
  return (features) => {
    const words = [...features.keys()].filter(isWord);
    const taught = words.filter((word) => findRow(word) !== undefined);
    const found = taught.length > words.length / 2 ? chances(features) : null;
    return toKinds((kind, i) => found?.[i] ?? (kind === 'not-ours' ? 1 - unlikely * (messageKinds.length - 1) : unlikely));
  };
}

const unlikely = 0.01;

function toKinds(chance: (kind: MessageKind, i: number) => number): Kinds {
  return Object.fromEntries(messageKinds.map((kind, i) => [kind, chance(kind, i)])) as Kinds;
}
