import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Content, prepareContent } from '../conversation/content.ts';
import type { ContentValues } from '../conversation/content-values.ts';
import type { Script } from '../dialogs/script.ts';
import { createEnglish } from '../language/english.ts';
import type { ContentFiles } from './files.ts';
import { versionOf } from './script-version.ts';
import { versionOfText } from './text-version.ts';

/** The two folders of content. */
export interface ContentFolders {
  readonly knowledge: string;
  readonly dialogs: string;
}

/** The folders of this project. */
export const projectFolders: ContentFolders = {
  knowledge: fileURLToPath(new URL('../../knowledge', import.meta.url)),
  dialogs: fileURLToPath(new URL('../../dialogs', import.meta.url)),
};

/** What the files hold, as plain data that JSON can carry. */
export type PlainContent = Omit<ContentValues, 'isEnglish' | 'readLesson'>;

/** The values of the files, without their places. */
export function plainContent(files: ContentFiles): PlainContent {
  return {
    pack: files.pack.value,
    hours: files.hours.value,
    bankHolidays: files.bankHolidays.value,
    consentVersion: versionOfText(files.phrases.value.phrases['briefing-consent'] ?? ''),
    topics: files.topics.value.topics,
    entries: files.entries.map(({ value, id, topic }) => ({ ...value, id, topic })),
    words: files.words.value,
    scope: files.scope.value,
    safety: files.safety.value,
    phrases: files.phrases.value.phrases,
    intents: files.intents.value,
    scripts: files.scripts.map(({ value, id }) => ({ ...value, id, version: versionOf(value) })).sort(byOrder),
    calibration: files.calibration.value,
    labelled: files.questions.flatMap((file) => file.value.questions),
  };
}

/** In the order that the files give themselves; those without one last, by title. */
function byOrder(one: Script, other: Script): number {
  return one.order - other.order || one.title.localeCompare(other.title);
}

/** Compiles content, whether or not its check found fault. */
export function compileContent(content: PlainContent): Content {
  return prepareContent({ ...content, isEnglish: createEnglish(() => readFileSync(wordList, 'utf8')) });
}

/** British English, as Hunspell's word list. */
const wordList = new URL('index.dic', import.meta.resolve('dictionary-en-gb'));
