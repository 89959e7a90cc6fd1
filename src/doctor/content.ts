import type { Problem } from '../content/problems.ts';
import { formatProblem } from '../content/problems.ts';
import { type Finding, fault, good, warning } from './finding.ts';

const about = 'content';

/** What is wrong with what the assistant says. Opening hours and helpline numbers are content too: what is said of them is named one by one. */
export function examineContent(problems: readonly Problem[]): Finding[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const named = warnings.filter(({ file }) => /pack\.yaml|hours|holidays/.test(file));
  const counted = warnings.length - named.length;
  return [
    ...errors.map((problem) => fault(about, formatProblem(problem), 'The service does not start with this: mend it as it says.')),
    ...named.map((problem) => warning(about, formatProblem(problem), 'Mend it as it says.')),
    ...(counted > 0 ? [warning(about, `${counted} warnings more`, 'npm run content:check lists them.')] : []),
    ...(problems.length === 0 ? [good(about, 'no error and no warning')] : []),
  ];
}
