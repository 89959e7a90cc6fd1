import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Content } from '../conversation/content.ts';
import { prepareContent } from '../conversation/content.ts';
import { HelplineError } from '../errors.ts';
import { createEnglish } from '../language/english.ts';
import { checkContent } from './check.ts';
import type { ContentFiles } from './files.ts';
import { type ContentFolders, loadContent } from './load.ts';
import { formatProblem, sortProblems } from './problems.ts';

/** The folders of this project. */
export const projectFolders: ContentFolders = {
  knowledge: fileURLToPath(new URL('../../knowledge', import.meta.url)),
  dialogs: fileURLToPath(new URL('../../dialogs', import.meta.url)),
};

/** British English, as Hunspell's word list. */
const wordList = new URL('index.dic', import.meta.resolve('dictionary-en-gb'));

/** Reads, checks and compiles both folders. Throws `content-invalid` with every error as `file:line: what, and what to do`. */
export function openContent(folders: ContentFolders, now: number): Content {
  const loading = loadContent(folders);
  const problems =
    'problems' in loading ? loading.problems : checkContent(loading.files, now).filter(({ severity }) => severity === 'error');
  if ('problems' in loading || problems.length > 0) {
    throw new HelplineError('content-invalid', sortProblems(problems).map(formatProblem).join('\n'));
  }
  return compileContent(loading.files);
}

/** Compiles content that was read, whether or not its check found fault. */
export function compileContent({
  pack,
  topics,
  entries,
  words,
  scope,
  safety,
  phrases,
  intents,
  calibration,
}: ContentFiles): Content {
  return prepareContent({
    pack: pack.value,
    topics: topics.value.topics,
    entries: entries.map(({ value, id, topic }) => ({ ...value, id, topic })),
    words: words.value,
    scope: scope.value,
    safety: safety.value,
    phrases: phrases.value.phrases,
    intents: intents.value,
    calibration: calibration.value,
    isEnglish: createEnglish(readFileSync(wordList, 'utf8')),
  });
}
