/**
 * Rows of numbers by feature, as plain data: two long values. Tens of thousands of small ones take a start of the service twice as
 * long to read.
 */
export interface FeatureRows {
  /** The features, one a line. */
  readonly names: string;
  /** For each feature in that order: how many numbers it has, then the numbers. */
  readonly numbers: readonly number[];
}

/** The numbers of a feature; `undefined` for one that has none. */
export type FindRow = (name: string) => readonly number[] | undefined;

/** Packs rows. No feature may hold a line end. */
export function packRows(rows: readonly (readonly [name: string, row: readonly number[]])[]): FeatureRows {
  return { names: rows.map(([name]) => name).join('\n'), numbers: rows.flatMap(([, row]) => [row.length, ...row]) };
}

/** Prepares finding rows by their feature. A row is taken out when it is first asked for: most never are. */
export function createFindRow({ names, numbers }: FeatureRows): FindRow {
  const rows = new Map<string, number | readonly number[]>();
  let at = 0;
  for (const name of names === '' ? [] : names.split('\n')) {
    rows.set(name, at);
    at += 1 + (numbers[at] ?? 0);
  }
  return (name) => {
    const known = rows.get(name);
    if (typeof known !== 'number') return known;
    const row = numbers.slice(known + 1, known + 1 + (numbers[known] ?? 0));
    rows.set(name, row);
    return row;
  };
}
