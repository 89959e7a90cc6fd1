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

/** Prepares finding rows by their feature. */
export function createFindRow({ names, numbers }: FeatureRows): FindRow {
  const places = new Map<string, number>();
  let at = 0;
  for (const name of names === '' ? [] : names.split('\n')) {
    places.set(name, at);
    at += 1 + (numbers[at] ?? 0);
  }
  return (name) => {
    const place = places.get(name);
    return place === undefined ? undefined : numbers.slice(place + 1, place + 1 + (numbers[place] ?? 0));
  };
}
