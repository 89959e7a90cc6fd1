import { tokenise } from '../../language/tokens.ts';
import type { ContentFiles } from '../files.ts';
import type { Problem } from '../problems.ts';

/** From this share of words in common on, two questions are the same question. */
const sameQuestion = 0.6;

/** No two questions of the whole knowledge are near-duplicates: they teach nothing, or they pull two ways. */
export function checkQuestions({ entries }: ContentFiles): Problem[] {
  const rows = entries.flatMap((entry) => entry.value.questions.map((text, i) => ({ entry, text, i, words: wordsOf(text) })));
  const seen = new Map<string, typeof rows>();
  return rows.flatMap((row): Problem[] => {
    const neighbours = new Set([...row.words].flatMap((word) => seen.get(word) ?? []));
    const twin = [...neighbours].find((other) => overlap(row.words, other.words) >= sameQuestion);
    for (const word of row.words) seen.set(word, [...(seen.get(word) ?? []), row]);
    if (!twin) return [];
    const where = twin.entry === row.entry ? 'this entry' : twin.entry.name;
    const what = `"${row.text}" is nearly "${twin.text}" of ${where}: word it as another person would, or take it out`;
    return [{ severity: 'error', file: row.entry.name, line: row.entry.lineOf(['questions', row.i]), what }];
  });
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(tokenise(text, (word) => [word]).map((token) => token.stem));
}

/** The share of words in common (Jaccard), 0 to 1. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared);
}
