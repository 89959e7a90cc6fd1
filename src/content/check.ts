import { checkFacts } from './checks/facts.ts';
import { checkLinks } from './checks/links.ts';
import { checkPatterns } from './checks/patterns.ts';
import { checkPhrases } from './checks/phrases.ts';
import { checkQuestions } from './checks/questions.ts';
import { checkReadability } from './checks/readability.ts';
import { checkScripts } from './checks/scripts.ts';
import { checkUpkeep } from './checks/upkeep.ts';
import type { ContentFiles } from './files.ts';
import type { Problem } from './problems.ts';

/** Everything that is wrong with content that could be read, across files. `now` (milliseconds) decides what is overdue. */
export function checkContent(files: ContentFiles, now: number): Problem[] {
  return [
    ...checkFacts(files),
    ...checkLinks(files),
    ...checkPatterns(files),
    ...checkPhrases(files),
    ...checkQuestions(files),
    ...checkReadability(files),
    ...checkScripts(files),
    ...checkUpkeep(files, now),
  ];
}
