import { HelplineError } from '../errors.ts';
import { checkContent } from './check.ts';
import { loadContent } from './load.ts';
import { type ContentFolders, type PlainContent, plainContent } from './prepare.ts';
import { formatProblem, type Problem, sortProblems } from './problems.ts';

/** Reads and checks both folders. Throws `content-invalid` with every error; warnings are for content:check. */
export function readCheckedContent(folders: ContentFolders, now: number): PlainContent {
  const loading = loadContent(folders);
  if ('problems' in loading) throw invalid(loading.problems);
  const errors = checkContent(loading.files, now).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw invalid(errors);
  return plainContent(loading.files);
}

function invalid(problems: readonly Problem[]): HelplineError {
  return new HelplineError('content-invalid', sortProblems(problems).map(formatProblem).join('\n'));
}
