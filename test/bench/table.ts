/** One line of the performance table: a figure of ours beside a baseline of the same run. */
export interface Row {
  readonly what: string;
  readonly unit: string;
  readonly ours: number;
  readonly baseline: number;
  readonly beside: string;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The value below which `share` of all lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The rows as a table of plain text. */
export function formatTable(rows: readonly Row[]): string {
  const lines = rows.map(({ what, unit, ours, baseline, beside }) => {
    return `| ${what} | ${format(ours)} ${unit} | ${format(baseline)} ${unit} | ${(ours / baseline).toFixed(2)} | ${beside} |`;
  });
  return ['| what | ours | baseline | ratio | baseline is |', '| --- | --- | --- | --- | --- |', ...lines].join('\n');
}

function format(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
