/**
 * What it costs to take `typed` for `meant`: an edit distance (with transpositions) in which the slips that thumbs and
 * ears make are cheap: a doubled letter, a vowel for a vowel, a neighbouring key, letters that sound alike.
 * Both are lower case. About 1 for each ordinary slip.
 */
export function editCost(typed: string, meant: string): number {
  const rows = typed.length + 1;
  const columns = meant.length + 1;
  const cost = new Float64Array(rows * columns);
  for (let i = 1; i < rows; i++) cost[i * columns] = i;
  for (let j = 1; j < columns; j++) cost[j] = j;
  const at = (i: number, j: number) => cost[i * columns + j] ?? 0;
  for (let i = 1; i < rows; i++) {
    for (let j = 1; j < columns; j++) {
      const a = typed[i - 1] ?? '';
      const b = meant[j - 1] ?? '';
      let best = at(i - 1, j - 1) + (a === b ? 0 : swapCost(a, b));
      best = Math.min(best, at(i - 1, j) + dropCost(a, typed[i - 2]), at(i, j - 1) + dropCost(b, meant[j - 2]));
      if (i > 1 && j > 1 && a === meant[j - 2] && b === typed[i - 2]) best = Math.min(best, at(i - 2, j - 2) + 0.6);
      cost[i * columns + j] = best;
    }
  }
  return at(rows - 1, columns - 1) + (typed[0] === meant[0] ? 0 : 0.4);
}

function dropCost(letter: string, before: string | undefined): number {
  if (letter === before) return 0.4;
  return 'aeiouyh'.includes(letter) ? 0.8 : 1;
}

function swapCost(a: string, b: string): number {
  if (vowels.includes(a) && vowels.includes(b)) return 0.6;
  if (alike.has(a + b) || alike.has(b + a)) return 0.5;
  return neighbours.get(a)?.includes(b) ? 0.8 : 1.1;
}

const vowels = 'aeiouy';
const alike = new Set(['ck', 'cs', 'sz', 'fv', 'kq', 'gj', 'dt', 'mn', 'bp', 'iy']);

const keyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const neighbours: ReadonlyMap<string, string> = new Map(
  keyboard.flatMap((row, y) =>
    [...row].map((key, x): [string, string] => {
      const around = [
        row[x - 1],
        row[x + 1],
        keyboard[y - 1]?.[x],
        keyboard[y - 1]?.[x + 1],
        keyboard[y + 1]?.[x - 1],
        keyboard[y + 1]?.[x],
      ];
      return [key, around.join('')];
    }),
  ),
);
