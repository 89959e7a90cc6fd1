import { createIntents, type Intents, type IntentsFile } from '../dialogs/intents.ts';
import { createSay, type Say } from '../dialogs/phrases.ts';
import type { Calibration } from '../knowledge/confidence.ts';
import type { Entry, Topic } from '../knowledge/entry.ts';
import { createMatcher, type Matcher } from '../knowledge/matcher.ts';
import type { Pack, Source } from '../knowledge/pack.ts';
import type { Scope, ScopeSubject } from '../knowledge/scope.ts';
import { createLexicon } from '../language/lexicon.ts';
import { wordsOf } from '../language/pattern.ts';
import type { Language } from '../language/read.ts';
import { createSpeller } from '../language/spelling.ts';
import { tokenise } from '../language/tokens.ts';
import type { Words } from '../language/words.ts';
import { createSafetyGate, type SafetyGate } from '../safety/gate.ts';
import type { Safety } from '../safety/safety.ts';

/** The content of both folders as plain values. */
export interface ContentValues {
  readonly pack: Pack;
  readonly topics: readonly Topic[];
  readonly entries: readonly Entry[];
  readonly words: Words;
  readonly scope: Scope;
  readonly safety: Safety;
  readonly phrases: Readonly<Record<string, string>>;
  readonly intents: IntentsFile;
  readonly calibration: Calibration;
  /** Tells English from misspelt. */
  readonly isEnglish: (word: string) => boolean;
}

/** The content made ready for turns: immutable, shared by all conversations, swapped whole when the files change. */
export interface Content {
  readonly pack: Pack;
  readonly topics: readonly Topic[];
  /** By id, and by the ids that an entry had before. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly subjects: ReadonlyMap<string, ScopeSubject>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly safety: Safety;
  readonly language: Language;
  readonly gate: SafetyGate;
  readonly intents: Intents;
  readonly matcher: Matcher;
  readonly calibration: Calibration;
  readonly say: Say;
}

/** Compiles everything that a turn needs. Throws only what a content check would have reported. */
export function prepareContent(values: ContentValues): Content {
  const { pack, topics, entries, scope, safety } = values;
  const language = prepareLanguage(values);
  return {
    pack,
    topics,
    entries: new Map(entries.flatMap((entry) => [entry.id, ...entry.formerly].map((id): [string, Entry] => [id, entry]))),
    subjects: new Map(scope.subjects.map((subject) => [subject.id, subject])),
    sources: new Map(pack.sources.map((source) => [source.id, source])),
    safety,
    language,
    gate: createSafetyGate(safety, language.lexicon.respell),
    intents: createIntents(values.intents, language.lexicon.respell),
    calibration: values.calibration,
    matcher: createMatcher({ entries, scope, language }),
    say: createSay(values.phrases, {
      charity: pack.charity.name,
      phone: pack.helpline.phone,
      whatsapp: pack.helpline.whatsapp,
      subject: pack.name,
    }),
  };
}

/** The speller knows every word that any content file uses, so that a slip is mended towards what can be understood. */
function prepareLanguage({ pack, entries, words, scope, safety, intents, isEnglish }: ContentValues): Language {
  const lexicon = createLexicon(words, { ownNames: pack.names, numberWords: safety.numberWords });
  const known = new Set(lexicon.vocabulary);
  const learn = (text: string) => {
    for (const token of tokenise(text, lexicon.respell)) known.add(token.word);
  };
  pack.names.forEach(learn);
  scope.ours.forEach(learn);
  for (const entry of entries) [entry.title, ...entry.questions, ...entry.keywords].forEach(learn);
  for (const subject of scope.subjects) subject.questions.forEach(learn);
  for (const word of new Set(patternsOf(safety, intents, scope).flatMap(wordsOf))) learn(word);
  const names = new Set(
    scope.subjects
      .flatMap(({ names: list }) => list.flatMap((name) => tokenise(name, lexicon.respell)))
      .map((token) => token.word),
  );
  return { lexicon, speller: createSpeller({ known, meaningful: lexicon.meaningful, names, isEnglish }), isEnglish };
}

function patternsOf(safety: Safety, intents: IntentsFile, scope: Scope): string[] {
  return [
    ...Object.values(safety.sets).flat(),
    ...Object.values(intents.sets).flat(),
    ...Object.values(scope.sets).flat(),
    ...safety.rules.flatMap((rule) => [...rule.signs, ...rule.unless]),
    ...intents.intents.flatMap((intent) => intent.patterns),
    ...scope.subjects.flatMap((subject) => subject.patterns),
  ];
}
