import { type Language, readMeaning } from '../language/read.ts';
import { tokenise } from '../language/tokens.ts';
import type { Entry } from './entry.ts';
import type { Taught } from './lessons.ts';
import type { NameFinder } from './names.ts';
import type { Scope } from './scope.ts';

/** Something that a message may be about: an entry of ours, or a subject that is not ours. Both compete for it. */
export interface Profile {
  readonly id: string;
  readonly kind: 'entry' | 'subject';
  readonly title: string;
  readonly examples: readonly Example[];
}

/** One way to ask, as the terms that it consists of. A `named` one asks about a subject by a name that is not ours. */
export interface Example {
  readonly kind: 'question' | 'title' | 'keyword' | 'named';
  readonly text: string;
  readonly terms: ReadonlySet<string>;
}

/** Profiles as plain data, to be kept beside content that has not changed. */
export type PlainProfile = Omit<Profile, 'examples'> & {
  readonly examples: readonly (Omit<Example, 'terms'> & { readonly terms: readonly string[] })[];
};

/** Profiles as JSON can carry them. */
export function toPlainProfiles(profiles: readonly Profile[]): PlainProfile[] {
  return profiles.map((profile) => ({
    ...profile,
    examples: profile.examples.map((example) => ({ ...example, terms: [...example.terms] })),
  }));
}

/** Profiles as the matcher uses them. */
export function fromPlainProfiles(profiles: readonly PlainProfile[]): Profile[] {
  return profiles.map((profile) => ({
    ...profile,
    examples: profile.examples.map((example) => ({ ...example, terms: new Set(example.terms) })),
  }));
}

/** What the matcher is made from. */
export interface MatchingContent {
  readonly entries: readonly Entry[];
  readonly scope: Scope;
  readonly language: Language;
  /** What the examples teach. */
  readonly taught: Taught;
  /** The profiles of this very content, if they were read before. */
  readonly profiles?: readonly PlainProfile[] | undefined;
}

/** The competitors, each with its example questions, title and keywords as terms. */
export function createProfiles({ entries, scope, language }: Omit<MatchingContent, 'taught'>, findNames: NameFinder): Profile[] {
  const read = (text: string, kind: Example['kind']): Example => ({ kind, text, terms: termsOf(text, language) });
  const isNamed = (text: string) => findNames(tokenise(text, language.lexicon.respell)).length > 0;
  const ours = entries.map(({ id, title, questions, keywords }): Profile => {
    const asked = questions.map((question) => read(question, 'question'));
    const pointers = keywords.map((keyword) => read(keyword, 'keyword'));
    return { id, kind: 'entry', title, examples: [...asked, read(title, 'title'), ...pointers] };
  });
  const others = scope.subjects.map(({ id, title, questions }): Profile => {
    return { id, kind: 'subject', title, examples: questions.map((text) => read(text, isNamed(text) ? 'named' : 'question')) };
  });
  return [...ours, ...others];
}

/** Our own wording is spelt right: the speller has learned its words from it. */
function termsOf(text: string, { lexicon }: Language): Set<string> {
  const { terms } = readMeaning(tokenise(text, lexicon.respell), lexicon);
  return new Set(terms.map((term) => term.key));
}
