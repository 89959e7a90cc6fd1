import { type Features, readFeatures, readFinerFeatures } from '../language/features.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { Token } from '../language/tokens.ts';
import { countLessons, type Lesson, type Lessons } from '../language/weight-of-evidence.ts';
import type { Entry } from './entry.ts';
import { kindOf, messageKinds } from './kinds.ts';
import type { Labelled } from './labelled.ts';
import type { Scope } from './scope.ts';
import { type Example, fitSoftmax, type SoftmaxFit } from './softmax-regression.ts';

/** A message as typed and as mended, and the outcome of the sign of safety.yaml that stands in it, if any. */
export interface SignedMessage {
  readonly typed: readonly Token[];
  readonly tokens: readonly Token[];
  readonly sign: string | null;
}

/** What the examples teach: which entry a question is for, and what kind of message it is. Plain data, kept with checked content. */
export interface Taught {
  /** Classes are the places of the entries in the content. */
  readonly entries: Lessons;
  /** Classes are the places in `messageKinds`. */
  readonly kinds: SoftmaxFit;
}

/** Everything that teaches. */
export interface Teaching {
  readonly entries: readonly Entry[];
  readonly scope: Scope;
  readonly labelled: readonly Labelled[];
  readonly readLesson: ReadLesson;
}

/** What an example is told apart by: `entry` for the entries, `kind` for the kinds of message. */
export interface LessonFeatures {
  readonly entry: Features;
  readonly kind: Features;
}

/** Reads an example as a message is read. */
export type ReadLesson = (text: string) => LessonFeatures;

/** A turn of phrase that a single message of one kind has may be an accident; one that an entry's example has was chosen. */
const leastUses = { entries: 1, kinds: 2 } as const;

/** Learns from the entries' own questions, the subjects' and the labelled messages. The same content teaches the same. */
export function learn(teaching: Teaching): Taught {
  return {
    entries: learnEntries(teaching),
    kinds: fitSoftmax(lessonsInKinds(teaching), messageKinds.length, leastUses.kinds),
  };
}

/** Learns which entry a question is for. */
export function learnEntries({ entries, labelled, readLesson }: Omit<Teaching, 'scope'>): Lessons {
  const byFact = placesByFact(entries);
  const own = entries.flatMap((entry, place) => {
    return ownExamples(entry).map((text): Lesson => ({ features: readLesson(text).entry, classes: [place] }));
  });
  const families = labelled.flatMap((one): Lesson[] => {
    const places = 'facts' in one ? [...new Set(one.facts.flatMap((fact) => byFact.get(fact) ?? []))] : [];
    return places.length > 0 ? [{ features: readLesson(one.q).entry, classes: places }] : [];
  });
  return countLessons([...own, ...families], entries.length, leastUses.entries);
}

function lessonsInKinds({ entries, scope, labelled, readLesson }: Teaching): Example[] {
  const lesson = (text: string, kind: (typeof messageKinds)[number]): Example => {
    return { features: readLesson(text).kind, one: messageKinds.indexOf(kind) };
  };
  return [
    ...entries.flatMap((entry) => ownExamples(entry).map((text) => lesson(text, 'ours'))),
    ...scope.subjects.flatMap(({ questions }) => questions.map((text) => lesson(text, 'not-ours'))),
    ...labelled.map((one) => lesson(one.q, kindOf(one))),
  ];
}

function ownExamples({ title, questions, keywords }: Entry): string[] {
  return [title, ...questions, ...keywords];
}

/** Prepares reading examples; each is read once, however often it teaches. */
export function createReadLesson(readSigned: (text: string) => SignedMessage, lexicon: Lexicon): ReadLesson {
  const known = new Map<string, LessonFeatures>();
  return (text) => {
    let found = known.get(text);
    if (!found) {
      const message = readSigned(text);
      found = { entry: readFeatures(message.tokens, lexicon), kind: withSign(readFinerFeatures(message, lexicon), message.sign) };
      known.set(text, found);
    }
    return found;
  };
}

/** A sign of danger, grief, advice or feeling that was found is evidence too: strong, but what stands around it may say otherwise. */
export function withSign(features: Map<string, number>, sign: string | null): Features {
  if (sign !== null) features.set(`!${sign}`, 1);
  return features;
}

function placesByFact(entries: readonly Entry[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  entries.forEach(({ facts }, place) => {
    for (const fact of facts) places.set(fact, [...(places.get(fact) ?? []), place]);
  });
  return places;
}
