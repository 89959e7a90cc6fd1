/** One thing that was looked at. */
export interface Finding {
  /** `fault`: mend it before families come. `warning`: look at it. `good`: nothing to do. */
  readonly level: 'fault' | 'warning' | 'good';
  /** What was looked at, in a word or two. */
  readonly about: string;
  /** What is so. */
  readonly what: string;
  /** What to do about it; empty for what is good. */
  readonly todo: string;
}

/** Something to mend. */
export function fault(about: string, what: string, todo: string): Finding {
  return { level: 'fault', about, what, todo };
}

/** Something to look at. */
export function warning(about: string, what: string, todo: string): Finding {
  return { level: 'warning', about, what, todo };
}

/** Something that is as it should be. */
export function good(about: string, what: string): Finding {
  return { level: 'good', about, what, todo: '' };
}

/** A finding as whoever asked reads it. */
export function formatFinding({ level, about, what, todo }: Finding): string {
  const mark = { fault: 'MEND', warning: 'LOOK', good: 'ok  ' }[level];
  return `${mark}  ${about}: ${what}${todo === '' ? '' : `\n      ${todo}`}`;
}
