import { createLexicon, type Lexicon } from '../language/lexicon.ts';
import { wordsOf } from '../language/pattern.ts';
import type { Language } from '../language/read.ts';
import { createSpeller, type Vocabulary } from '../language/spelling.ts';
import { tokenise } from '../language/tokens.ts';
import { countUsage, readUsage, type Usage, type UsageCounts } from '../language/usage.ts';
import type { ContentValues } from './content-values.ts';

/** Prepares what reading messages needs: the lay vocabulary, and a speller that knows every word that any content file uses. */
export function prepareLanguage(values: ContentValues): Language {
  const { pack, words, safety, isEnglish } = values;
  const lexicon = createLexicon(words, { ownNames: pack.names, numberWords: safety.numberWords, classes: safety.sets });
  const usage = values.usage ?? countUse(values, lexicon);
  const counts = readUsage(usage);
  const speller = createSpeller(lexicon.vocabulary, counts, () => readVocabulary(values, lexicon, counts));
  return { lexicon, usage, speller, isEnglish };
}

function readVocabulary(values: ContentValues, lexicon: Lexicon, { wordCount }: UsageCounts): Vocabulary {
  const { pack, entries, scope, safety, isEnglish } = values;
  const wordsIn = (texts: readonly string[]) =>
    new Set(texts.flatMap((text) => tokenise(text, lexicon.respell).map(({ word }) => word)));
  const asked = wordsIn(entries.flatMap((entry) => [entry.title, ...entry.questions, ...entry.keywords]));
  const dangers = safety.rules.filter(({ outcome }) => outcome === 'urgent' || outcome === 'crisis');
  const danger = wordsIn(wordsOfPatterns(dangers.flatMap(({ signs }) => signs)));
  const others = [
    ...pack.names,
    ...scope.ours,
    ...scope.subjects.flatMap(({ questions }) => questions),
    ...wordsOfPatterns(allPatterns(values)),
  ];
  return {
    known: new Set([...lexicon.vocabulary, ...asked, ...wordsIn(others)]),
    names: wordsIn(scope.subjects.flatMap(({ names }) => names)),
    // The oftener a word is used, the likelier it is to be meant.
    // A word that means something here is likelier to be meant than one that does not; one that families ask with, the more;
    // and a sign of danger is taken before all.
    favour: (word) => {
      const often = 0.08 * Math.log(1 + wordCount(word));
      return often + (danger.has(word) ? 0.6 : (lexicon.meaningful.has(word) ? 0.3 : 0) + (asked.has(word) ? 0.2 : 0));
    },
    isEnglish,
  };
}

/** How often the content, and families in their labelled messages, use each word and each two side by side. */
function countUse({ entries, scope, words, labelled }: ContentValues, { respell }: Lexicon): Usage {
  const texts = [
    ...entries.flatMap(({ title, answer, questions, keywords }) => [title, answer, ...questions, ...keywords]),
    ...scope.subjects.flatMap(({ questions }) => questions),
    ...Object.values(words.concepts).flat(),
    ...words.filler,
    ...labelled.map(({ q }) => q),
  ];
  const clausesIn = (text: string) => Map.groupBy(tokenise(text, respell), ({ clause }) => clause).values();
  return countUsage(texts.flatMap((text) => [...clausesIn(text)]).map((clause) => clause.map(({ word }) => word)));
}

function allPatterns({ safety, intents, scope }: ContentValues): string[] {
  return [
    ...[safety, intents, scope].flatMap(({ sets }) => Object.values(sets).flat()),
    ...safety.rules.flatMap((rule) => [...rule.signs, ...rule.unless]),
    ...intents.intents.flatMap((intent) => intent.patterns),
    ...scope.subjects.flatMap((subject) => subject.patterns),
  ];
}

function wordsOfPatterns(patterns: readonly string[]): string[] {
  return [...new Set(patterns.flatMap(wordsOf))];
}
