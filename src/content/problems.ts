/** Something about the content that an editor should know. Errors stop the service; warnings never do. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** Relative to the project, with forward slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What is wrong, and what to do about it. */
  readonly what: string;
}

/** `file:line: what, and what to do`: a line that editors can click on. */
export function formatProblem({ file, line, what }: Problem): string {
  return `${file}:${line}: ${what}`;
}

/** By file and line, errors before warnings. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const rank = (problem: Problem) => (problem.severity === 'error' ? 0 : 1);
  return [...problems].sort((a, b) => rank(a) - rank(b) || a.file.localeCompare(b.file) || a.line - b.line);
}
