import { createIntents, type Intents } from '../dialogs/intents.ts';
import { createSay, type Say } from '../dialogs/phrases.ts';
import type { Script } from '../dialogs/script.ts';
import type { Calibration } from '../knowledge/confidence.ts';
import type { Entry, Topic } from '../knowledge/entry.ts';
import { learn, type Taught } from '../knowledge/lessons.ts';
import { createMatcher, type Matcher } from '../knowledge/matcher.ts';
import type { Pack, Source } from '../knowledge/pack.ts';
import type { ScopeSubject } from '../knowledge/scope.ts';
import type { Language } from '../language/read.ts';
import { createSafetyGate, type SafetyGate } from '../safety/gate.ts';
import type { Safety } from '../safety/safety.ts';
import type { ContentValues } from './content-values.ts';
import { prepareLanguage } from './language.ts';

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
  /** The guided dialogs, in the order of the menu. */
  readonly scripts: readonly Script[];
  readonly matcher: Matcher;
  readonly calibration: Calibration;
  readonly taught: Taught;
  readonly say: Say;
}

/** Compiles everything that a turn needs. Throws only what a content check would have reported. */
export function prepareContent(values: ContentValues): Content {
  const { pack, topics, entries, scope, safety } = values;
  const language = prepareLanguage(values);
  const taught = values.taught ?? learn({ entries, scope, labelled: values.labelled, lexicon: language.lexicon });
  return {
    pack,
    topics,
    entries: new Map(entries.flatMap((entry) => [entry.id, ...entry.formerly].map((id): [string, Entry] => [id, entry]))),
    subjects: new Map(scope.subjects.map((subject) => [subject.id, subject])),
    sources: new Map(pack.sources.map((source) => [source.id, source])),
    safety,
    language,
    gate: createSafetyGate(safety, language.lexicon.respell),
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
  };
}
