import { createIntents, type Intents } from '../dialogs/intents.ts';
import { createSay, type Say } from '../dialogs/phrases.ts';
import type { Script } from '../dialogs/script.ts';
import { type Hours, prepareHours } from '../handoff/hours.ts';
import type { Calibration } from '../knowledge/confidence.ts';
import type { Entry, Topic } from '../knowledge/entry.ts';
import { createReadLesson, learn, type ReadLesson, type Taught } from '../knowledge/lessons.ts';
import { createMatcher, type Matcher } from '../knowledge/matcher.ts';
import type { Pack, Source } from '../knowledge/pack.ts';
import type { ScopeSubject } from '../knowledge/scope.ts';
import type { Language } from '../language/read.ts';
import { createSafetyGate, type SafetyGate } from '../safety/gate.ts';
import type { Safety } from '../safety/safety.ts';
import type { ContentValues } from './content-values.ts';
import { prepareLanguage } from './language.ts';
import { readProper } from './proper.ts';

/** The content made ready for turns: immutable, shared by all conversations, swapped whole when the files change. */
export interface Content {
  readonly pack: Pack;
  /** When each way to a person is open. */
  readonly hours: Hours;
  /** The version of the text by which a family agrees that its summary is passed on. */
  readonly consentVersion: string;
  readonly topics: readonly Topic[];
  /** By id, and by the ids that an entry had before. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly subjects: ReadonlyMap<string, ScopeSubject>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly safety: Safety;
  readonly language: Language;
  readonly gate: SafetyGate;
  readonly intents: Intents;
  /** The guided dialogs, in the order of the menu. */
  readonly scripts: readonly Script[];
  readonly matcher: Matcher;
  readonly calibration: Calibration;
  readonly taught: Taught;
  readonly say: Say;
  readonly glossary: readonly GlossaryTerm[];
}

/** A hard word that an answer may hold: the ways to write it, and what it means. */
export interface GlossaryTerm {
  readonly forms: readonly string[];
  readonly say: string;
}

/** Compiles everything that a turn needs. Throws only what a content check would have reported. */
export function prepareContent(values: ContentValues): Content {
  const { pack, topics, entries, scope, safety } = values;
  const language = prepareLanguage(values);
  const gate = createSafetyGate(safety, language.lexicon.respell);
  const taught = values.taught ?? learn({ ...values, readLesson: values.readLesson ?? createReading(language, gate) });
  return {
    pack,
    hours: prepareHours(values.hours, values.bankHolidays),
    consentVersion: values.consentVersion,
    topics,
    entries: new Map(entries.flatMap((entry) => [entry.id, ...entry.formerly].map((id): [string, Entry] => [id, entry]))),
    subjects: new Map(scope.subjects.map((subject) => [subject.id, subject])),
    sources: new Map(pack.sources.map((source) => [source.id, source])),
    safety,
    language,
    gate,
    scripts: values.scripts,
    intents: createIntents(values.intents, language.lexicon.respell),
    calibration: values.calibration,
    taught,
    matcher: createMatcher({ entries, scope, language, taught, profiles: values.profiles }),
    say: createSay(values.phrases, {
      charity: pack.charity.name,
      phone: pack.helpline.phone,
      whatsapp: pack.helpline.whatsapp,
      subject: pack.name,
    }),
    glossary: readGlossary(values),
  };
}

/** Examples are read as messages are: mended, without courtesies, and with the sign that the gate finds in them. */
export function createReading(language: Language, gate: SafetyGate): ReadLesson {
  return createReadLesson((text) => {
    const message = readProper(text, language);
    return { ...message, sign: gate.check(message.typed, message.tokens)?.outcome ?? null };
  }, language.lexicon);
}

/** The subject itself stands in every answer and is no hard word there. */
function readGlossary({ words, pack }: ContentValues): GlossaryTerm[] {
  const subject = new Set(pack.names.map((name) => name.toLowerCase()));
  const terms = Object.entries(words.glossary).map(([term, { say, also }]) => ({ forms: [term, ...also], say }));
  return terms.filter(({ forms }) => !forms.some((form) => subject.has(form.toLowerCase())));
}
