import { createLexicon } from '../language/lexicon.ts';
import { wordsOf } from '../language/pattern.ts';
import type { Language } from '../language/read.ts';
import { createSpeller } from '../language/spelling.ts';
import { tokenise } from '../language/tokens.ts';
import type { ContentValues } from './content-values.ts';

/** The speller knows every word that any content file uses, so that a slip is mended towards what can be understood. */
export function prepareLanguage(values: ContentValues): Language {
  const { pack, entries, words, scope, safety, isEnglish } = values;
  const lexicon = createLexicon(words, { ownNames: pack.names, numberWords: safety.numberWords });
  const wordsIn = (texts: readonly string[]) =>
    new Set(texts.flatMap((text) => tokenise(text, lexicon.respell).map((token) => token.word)));
  const asked = wordsIn(entries.flatMap((entry) => [entry.title, ...entry.questions, ...entry.keywords]));
  const dangers = safety.rules.filter(({ outcome }) => outcome === 'urgent' || outcome === 'crisis');
  const danger = wordsIn(wordsOfPatterns(dangers.flatMap(({ signs }) => signs)));
  const others = wordsIn([
    ...pack.names,
    ...scope.ours,
    ...scope.subjects.flatMap((subject) => subject.questions),
    ...patternWords(values),
  ]);
  const speller = createSpeller({
    known: new Set([...lexicon.vocabulary, ...asked, ...others]),
    names: wordsIn(scope.subjects.flatMap((subject) => subject.names)),
    // A word that means something here is likelier to be meant than one that does not; one that families ask with, the more;
    // and a sign of danger is taken before all.
    favour: (word) => (danger.has(word) ? 0.6 : (lexicon.meaningful.has(word) ? 0.3 : 0) + (asked.has(word) ? 0.2 : 0)),
    isEnglish,
  });
  return { lexicon, speller, isEnglish };
}

function patternWords({ safety, intents, scope }: ContentValues): string[] {
  const patterns = [
    ...[safety, intents, scope].flatMap(({ sets }) => Object.values(sets).flat()),
    ...safety.rules.flatMap((rule) => [...rule.signs, ...rule.unless]),
    ...intents.intents.flatMap((intent) => intent.patterns),
    ...scope.subjects.flatMap((subject) => subject.patterns),
  ];
  return wordsOfPatterns(patterns);
}

function wordsOfPatterns(patterns: readonly string[]): string[] {
  return [...new Set(patterns.flatMap(wordsOf))];
}
