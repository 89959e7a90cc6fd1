/** Finds the words from which a typed one differs by a single slip of the thumb: a letter dropped, added, changed or moved, or two swapped. */
export type SlipFinder = (typed: string) => readonly string[];

/** Two words that are a slip apart have a form in common when one letter is left out of each (or of either). */
export function createSlipFinder(words: Iterable<string>): SlipFinder {
  const byForm = new Map<string, string[]>();
  for (const word of words) {
    if (/[^a-z]/.test(word)) continue;
    for (const form of formsOf(word)) {
      const known = byForm.get(form);
      if (known) known.push(word);
      else byForm.set(form, [word]);
    }
  }
  return (typed) => [...new Set(formsOf(typed).flatMap((form) => byForm.get(form) ?? []))];
}

function formsOf(word: string): string[] {
  return [...new Set([word, ...Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))])];
}
