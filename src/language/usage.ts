/** How often the content uses each word, and each two that stand side by side; `''` is where a clause begins and ends. Plain data, kept with checked content. */
export interface Usage {
  readonly words: Readonly<Record<string, number>>;
  /** By the first word, then by the second; what stood there once may be an accident and is left out. */
  readonly pairs: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Reads from a `Usage`; 0 for what it does not have. */
export interface UsageCounts {
  wordCount(word: string): number;
  pairCount(one: string, other: string): number;
}

/** Pairs that stood side by side less often say nothing. */
const leastPairs = 2;

/** Counts words and pairs in clauses, each as its words in order. */
export function countUsage(clauses: Iterable<readonly string[]>): Usage {
  const words = new Map<string, number>();
  const pairs = new Map<string, Map<string, number>>();
  for (const clause of clauses) {
    for (const word of clause) countUp(words, word);
    for (let i = 0; i <= clause.length; i++) {
      const one = clause[i - 1] ?? '';
      const after = pairs.get(one) ?? new Map<string, number>();
      pairs.set(one, after);
      countUp(after, clause[i] ?? '');
    }
  }
  return {
    words: Object.fromEntries(words),
    pairs: Object.fromEntries([...pairs].flatMap(([one, after]) => oftenOnly(one, after))),
  };
}

function countUp(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function oftenOnly(one: string, after: ReadonlyMap<string, number>): [string, Record<string, number>][] {
  const often = [...after].filter(([, count]) => count >= leastPairs);
  return often.length > 0 ? [[one, Object.fromEntries(often)]] : [];
}

/** Makes a usage ready to be asked, word by word. */
export function readUsage({ words, pairs }: Usage): UsageCounts {
  return {
    wordCount: (word) => countIn(words, word),
    pairCount: (one, other) => (Object.hasOwn(pairs, one) ? countIn(pairs[one] ?? {}, other) : 0),
  };
}

/** A word such as "constructor" is a word like any other. */
function countIn(counts: Readonly<Record<string, number>>, key: string): number {
  return Object.hasOwn(counts, key) ? (counts[key] ?? 0) : 0;
}
