import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { intentsSchema } from '../dialogs/intents.ts';
import { phrasesSchema } from '../dialogs/phrases.ts';
import { scriptFileSchema } from '../dialogs/script.ts';
import { bankHolidaysSchema, hoursFileSchema } from '../handoff/hours-file.ts';
import { calibrationSchema } from '../knowledge/confidence.ts';
import { entryFileSchema, factsSchema, topicsSchema } from '../knowledge/entry.ts';
import { labelledSchema } from '../knowledge/labelled.ts';
import { packSchema } from '../knowledge/pack.ts';
import { scopeSchema } from '../knowledge/scope.ts';
import { wordsSchema } from '../language/words.ts';
import { safetySchema } from '../safety/safety.ts';
import type { ContentFiles, EntryContentFile, ScriptContentFile } from './files.ts';
import { knownMissesSchema } from './known-misses.ts';
import type { ContentFolders } from './prepare.ts';
import type { Problem } from './problems.ts';
import { type ContentFile, readYamlFile } from './yaml-file.ts';

/** The content, or every fault that keeps it from being read. */
export type Loading = { readonly files: ContentFiles } | { readonly problems: readonly Problem[] };

/** Reads both folders. Faults are gathered from all files, so that an editor sees them at once. */
export function loadContent(folders: ContentFolders): Loading {
  const problems: Problem[] = [];
  const take = <T>(folder: keyof ContentFolders, name: string, schema: z.ZodType<T>): ContentFile<T> | null => {
    const reading = readYamlFile(join(folders[folder], name), `${folder}/${name}`, schema);
    if ('file' in reading) return reading.file;
    problems.push(...reading.problems);
    return null;
  };
  const single = {
    pack: take('knowledge', 'pack.yaml', packSchema),
    hours: take('knowledge', 'hours.yaml', hoursFileSchema),
    bankHolidays: take('knowledge', 'bank-holidays.yaml', bankHolidaysSchema),
    facts: take('knowledge', 'facts.yaml', factsSchema),
    topics: take('knowledge', 'topics.yaml', topicsSchema),
    words: take('knowledge', 'words.yaml', wordsSchema),
    scope: take('knowledge', 'scope.yaml', scopeSchema),
    safety: take('knowledge', 'safety.yaml', safetySchema),
    phrases: take('dialogs', 'phrases.yaml', phrasesSchema),
    intents: take('dialogs', 'intents.yaml', intentsSchema),
    calibration: take('knowledge', 'calibration.yaml', calibrationSchema),
    knownMisses: take('knowledge', 'known-misses.yaml', knownMissesSchema),
  };
  const scripts = listYaml(join(folders.dialogs, 'scripts')).flatMap((name): ScriptContentFile[] => {
    const file = take('dialogs', `scripts/${name}`, scriptFileSchema);
    return file ? [{ ...file, id: name.slice(0, -'.yaml'.length) }] : [];
  });
  const questions = listYaml(join(folders.knowledge, 'questions')).flatMap(
    (name) => take('knowledge', `questions/${name}`, labelledSchema) ?? [],
  );
  const entries = listEntries(folders.knowledge).flatMap(({ topic, id }): EntryContentFile[] => {
    const file = take('knowledge', `entries/${topic}/${id}.yaml`, entryFileSchema);
    return file ? [{ ...file, topic, id }] : [];
  });
  return problems.length === 0 && areRead(single) ? { files: { ...single, scripts, entries, questions } } : { problems };
}

/** A file that could not be read has left its problems, and `null`. */
function areRead<Files extends object>(files: Files): files is { [Name in keyof Files]: NonNullable<Files[Name]> } & Files {
  return Object.values(files).every((file) => file !== null);
}

/** The YAML files of a folder by name; none when there is no such folder. */
function listYaml(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
}

/** Every entry file, in the order of topic and name, which is the same on every machine. */
function listEntries(knowledge: string): { topic: string; id: string }[] {
  return readdirSync(join(knowledge, 'entries'), { withFileTypes: true, recursive: true })
    .filter((item) => item.isFile() && item.name.endsWith('.yaml'))
    .map((item) => ({ topic: item.parentPath.split(/[\\/]/).at(-1) ?? '', id: item.name.slice(0, -'.yaml'.length) }))
    .sort((a, b) => (a.topic + a.id < b.topic + b.id ? -1 : 1));
}
