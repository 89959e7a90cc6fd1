/** Something wrong with a template, a parameter file or the package for Teams. */
export interface Fault {
  /** The file, below the project. */
  readonly file: string;
  /** What is wrong where, and what to do. */
  readonly what: string;
}

/** One line for whoever has to mend it. */
export function formatFault({ file, what }: Fault): string {
  return `${file}: ${what}`;
}
