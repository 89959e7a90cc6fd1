import { findProper } from '../language/courtesies.ts';
import { type Features, readFeatures } from '../language/features.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { tokenise } from '../language/tokens.ts';
import { countLessons, type Lesson, type Lessons } from '../language/weight-of-evidence.ts';
import type { Entry } from './entry.ts';
import { kindOf, type MessageKind, messageKinds } from './kinds.ts';
import type { Labelled } from './labelled.ts';
import type { Scope } from './scope.ts';

/** What the examples teach: which entry a question is for, and what kind of message it is. Plain data, kept with checked content. */
export interface Taught {
  /** Classes are the places of the entries in the content. */
  readonly entries: Lessons;
  /** Classes are the places in `messageKinds`. */
  readonly kinds: Lessons;
}

/** Everything that teaches. */
export interface Teaching {
  readonly entries: readonly Entry[];
  readonly scope: Scope;
  readonly labelled: readonly Labelled[];
  readonly lexicon: Lexicon;
}

/** A turn of phrase that a single message of one kind has may be an accident; one that an entry's example has was chosen. */
const leastUses = { entries: 1, kinds: 2 } as const;

/** Learns from the entries' own questions, the subjects' and the labelled messages. The same content teaches the same. */
export function learn({ entries, scope, labelled, lexicon }: Teaching): Taught {
  const read = (text: string) => readExample(text, lexicon);
  const byFact = placesByFact(entries);
  const own = entries.flatMap(({ title, questions, keywords }, place) => {
    return [title, ...questions, ...keywords].map((text): Lesson => ({ features: read(text), classes: [place] }));
  });
  const asked = labelled.map((one) => ({ one, features: read(one.q) }));
  const families = asked.flatMap(({ one, features }): Lesson[] => {
    const places = 'facts' in one ? [...new Set(one.facts.flatMap((fact) => byFact.get(fact) ?? []))] : [];
    return places.length > 0 ? [{ features, classes: places }] : [];
  });
  const kinds = [
    ...own.map(({ features }) => ofKind(features, 'ours')),
    ...scope.subjects.flatMap(({ questions }) => questions.map((text) => ofKind(read(text), 'not-ours'))),
    ...asked.flatMap(({ one, features }) => ofKind(features, kindOf(one))),
  ];
  return {
    entries: countLessons([...own, ...families], entries.length, leastUses.entries),
    kinds: countLessons(kinds.flat(), messageKinds.length, leastUses.kinds),
  };
}

function ofKind(features: Features, kind: MessageKind | null): Lesson[] {
  return kind === null ? [] : [{ features, classes: [messageKinds.indexOf(kind)] }];
}

/** The features of an example. Examples are not respelt: what is misspelt in one teaches nothing, and the rest of it does. */
export function readExample(text: string, lexicon: Lexicon): Features {
  const tokens = tokenise(text, lexicon.respell);
  const { start, end } = findProper(tokens, lexicon);
  return readFeatures(tokens.slice(start, end), lexicon);
}

function placesByFact(entries: readonly Entry[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  entries.forEach(({ facts }, place) => {
    for (const fact of facts) places.set(fact, [...(places.get(fact) ?? []), place]);
  });
  return places;
}
