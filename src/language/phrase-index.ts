/** Where a phrase stands among the words of a message: `start` inclusive, `end` exclusive. */
export interface PhraseHit<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

/** Finds many phrases in a row of stems at once. A phrase is looked up as one key; its beginnings tell when to stop looking. */
export class PhraseIndex<T> {
  readonly #phrases = new Map<string, T[]>();
  readonly #beginnings = new Set<string>();

  /** Adds a phrase, given as stems, that stands for `value`. A phrase may stand for several. */
  add(stems: readonly string[], value: T): void {
    if (stems.length === 0) return;
    let key = '';
    for (const [i, stem] of stems.entries()) {
      key = i === 0 ? stem : `${key} ${stem}`;
      if (i < stems.length - 1) this.#beginnings.add(key);
    }
    const values = this.#phrases.get(key);
    if (!values) this.#phrases.set(key, [value]);
    else if (!values.includes(value)) values.push(value);
  }

  /** The longest phrase from each word on, leaving out those that lie wholly inside a longer one. */
  find(stems: readonly string[]): PhraseHit<T>[] {
    const hits: PhraseHit<T>[] = [];
    let covered = 0;
    for (let start = 0; start < stems.length; start++) {
      const longest = this.#longestFrom(stems, start);
      if (!longest || longest.end <= covered) continue;
      covered = longest.end;
      for (const value of longest.values) hits.push({ start, end: longest.end, value });
    }
    return hits;
  }

  #longestFrom(stems: readonly string[], start: number): { end: number; values: readonly T[] } | undefined {
    let found: { end: number; values: readonly T[] } | undefined;
    let key = '';
    for (let end = start + 1; end <= stems.length; end++) {
      key = end === start + 1 ? (stems[start] ?? '') : `${key} ${stems[end - 1]}`;
      const values = this.#phrases.get(key);
      if (values) found = { end, values };
      if (!this.#beginnings.has(key)) return found;
    }
    return found;
  }
}
