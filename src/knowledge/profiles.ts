import { type Language, readMeaning, readMessage } from '../language/read.ts';
import type { Entry } from './entry.ts';
import type { Scope } from './scope.ts';

/** Something that a message may be about: an entry of ours, or a subject that is not ours. Both compete for it. */
export interface Profile {
  readonly id: string;
  readonly kind: 'entry' | 'subject';
  readonly title: string;
  readonly examples: readonly Example[];
}

/** One way to ask, as the terms that it consists of. */
export interface Example {
  readonly kind: 'question' | 'title' | 'keyword';
  readonly text: string;
  readonly terms: ReadonlySet<string>;
}

/** What the matcher is made from. */
export interface MatchingContent {
  readonly entries: readonly Entry[];
  readonly scope: Scope;
  readonly language: Language;
}

/** The competitors, each with its example questions, title and keywords as terms. */
export function createProfiles({ entries, scope, language }: MatchingContent): Profile[] {
  const examples = (kind: Example['kind'], texts: readonly string[]): Example[] =>
    texts.map((text) => ({ kind, text, terms: termsOf(text, language) }));
  const ours = entries.map(({ id, title, questions, keywords }): Profile => {
    return {
      id,
      kind: 'entry',
      title,
      examples: [...examples('question', questions), ...examples('title', [title]), ...examples('keyword', keywords)],
    };
  });
  const others = scope.subjects.map(
    ({ id, title, questions }): Profile => ({ id, kind: 'subject', title, examples: examples('question', questions) }),
  );
  return [...ours, ...others];
}

function termsOf(text: string, language: Language): Set<string> {
  const { terms } = readMeaning(readMessage(text, language), language.lexicon);
  return new Set(terms.map((term) => term.key));
}
