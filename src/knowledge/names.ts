import { type Lexicon, ownSubject, phraseKeys } from '../language/lexicon.ts';
import { PhraseIndex } from '../language/phrase-index.ts';
import type { Language } from '../language/read.ts';
import { type Respell, type Token, wordsOfPhrase } from '../language/tokens.ts';
import type { Scope } from './scope.ts';

/** A name of something that is not ours, where it stands among the words. */
export interface NameHit {
  /** The scope subject that answers for it. */
  readonly subject: string;
  readonly start: number;
  readonly end: number;
  /** Whether it was recognised by its shape alone. */
  readonly shape: boolean;
}

/** Finds names that are not ours: listed ones, and unlisted ones by their shape. */
export type NameFinder = (tokens: readonly Token[]) => NameHit[];

/** Prepares the names of `scope.yaml`. A name that is ours hides the names inside it. */
export function createNameFinder(scope: Scope, { lexicon, isEnglish }: Language): NameFinder {
  // Short names are taken as they stand: what a phone writes for "have" is a virus here.
  const respell = (word: string) => (word.length < 5 ? [word] : lexicon.respell(word));
  const keysOf = (name: string) => wordsOfPhrase(name, respell).map(nameKey);
  const listed = new PhraseIndex<string>();
  for (const subject of scope.subjects) for (const name of subject.names) listed.add(keysOf(name), subject.id);
  const ours = indexNames(scope.ours, respell);
  const shapes = createShapes(scope);
  const partly = createPartlyOurs(scope, lexicon);
  return (tokens) => {
    const keys = tokens.map(nameKey);
    const kept = ours.find(keys);
    const named = listed.find(keys).map(({ start, end, value }): NameHit => ({ subject: value, start, end, shape: false }));
    const shaped = shapes(tokens, (word) => lexicon.vocabulary.has(word) || isEnglish(word)).filter(
      (hit) => !named.some((other) => overlaps(other, hit)),
    );
    const others = [...named, ...shaped].filter(
      (hit) => !kept.some((own) => own.start <= hit.start && hit.end <= own.end && own.end - own.start >= hit.end - hit.start),
    );
    return [...others, ...partly(tokens)];
  };
}

/** Finds the names that are ours only beside something else, where they stand alone. */
function createPartlyOurs({ partlyOurs }: Scope, { respell, concepts }: Lexicon): NameFinder {
  const groups = partlyOurs.map(({ names, subject, beside }) => ({
    subject,
    names: indexNames(names, respell),
    beside: indexNames(beside, respell),
  }));
  return (tokens) => {
    if (groups.length === 0 || concepts.find(phraseKeys(tokens)).some(({ value }) => value === ownSubject)) return [];
    const keys = tokens.map(nameKey);
    return groups.flatMap(({ subject, names, beside }) => {
      const alone = beside.find(keys).length === 0;
      return alone ? names.find(keys).map(({ start, end }): NameHit => ({ subject, start, end, shape: false })) : [];
    });
  };
}

function indexNames(names: readonly string[], respell: Respell): PhraseIndex<true> {
  const index = new PhraseIndex<true>();
  for (const name of names) index.add(wordsOfPhrase(name, respell).map(nameKey), true);
  return index;
}

/** Names are not inflected as other words are: only a plural is let pass. Type 1 is not type 2, so a number is taken as it was typed. */
function nameKey({ raw, word }: Pick<Token, 'raw' | 'word'>): string {
  if (/^\d/.test(raw)) return raw;
  return word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function overlaps(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}

type ShapeFinder = (tokens: readonly Token[], isKnown: (word: string) => boolean) => NameHit[];

function createShapes({ shapes, shapeSubjects, notShapes }: Scope): ShapeFinder {
  if (!shapeSubjects) return () => [];
  const endings = [
    ...shapes.conditions.map((shape) => ({ ending: shape.replace('*', ''), subject: shapeSubjects.conditions })),
    ...shapes.drugs.map((shape) => ({ ending: shape.replace('*', ''), subject: shapeSubjects.drugs })),
  ];
  const nouns = new Set(shapes.conditionNouns);
  const exempt = new Set(notShapes);
  return (tokens, isKnown) =>
    tokens.flatMap((token, i): NameHit[] => {
      if (nouns.has(token.word)) {
        const before = tokens[i - 1];
        const names = before && before.clause === token.clause && before.raw.length > 2 && !isKnown(before.raw);
        return names ? [{ subject: shapeSubjects.conditions, start: i - 1, end: i + 1, shape: true }] : [];
      }
      if (token.word.length < 6) return [];
      const shape = endings.find(({ ending }) => token.word.endsWith(ending) && token.word.length > ending.length + 1);
      const isName = shape && !exempt.has(token.word) && !isKnown(token.word);
      return isName ? [{ subject: shape.subject, start: i, end: i + 1, shape: true }] : [];
    });
}
