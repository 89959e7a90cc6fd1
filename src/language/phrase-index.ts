/** Where a phrase stands among the words of a message: `start` inclusive, `end` exclusive. */
export interface PhraseHit<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  readonly values: Set<T>;
}

/** Finds many phrases in a row of stems at once: a tree of stems, walked from every word. */
export class PhraseIndex<T> {
  readonly #root: Node<T> = createNode();

  /** Adds a phrase, given as stems, that stands for `value`. A phrase may stand for several. */
  add(stems: readonly string[], value: T): void {
    if (stems.length === 0) return;
    let node = this.#root;
    for (const part of stems) {
      const next = node.next.get(part) ?? createNode();
      node.next.set(part, next);
      node = next;
    }
    node.values.add(value);
  }

  /** Whether the whole of `stems` is a phrase. */
  has(stems: readonly string[]): boolean {
    let node: Node<T> | undefined = this.#root;
    for (const part of stems) node = node?.next.get(part);
    return (node?.values.size ?? 0) > 0;
  }

  /** The longest phrase from each word on, leaving out those that lie wholly inside a longer one. */
  find(stems: readonly string[]): PhraseHit<T>[] {
    const hits: PhraseHit<T>[] = [];
    let covered = 0;
    for (let start = 0; start < stems.length; start++) {
      const longest = this.#longestFrom(stems, start);
      if (!longest || longest.end <= covered) continue;
      covered = longest.end;
      for (const value of longest.node.values) hits.push({ start, end: longest.end, value });
    }
    return hits;
  }

  #longestFrom(stems: readonly string[], start: number): { end: number; node: Node<T> } | undefined {
    let found: { end: number; node: Node<T> } | undefined;
    let node: Node<T> | undefined = this.#root;
    for (let end = start; node; end++) {
      if (node.values.size > 0) found = { end, node };
      const part = stems[end];
      node = part === undefined ? undefined : node.next.get(part);
    }
    return found;
  }
}

function createNode<T>(): Node<T> {
  return { next: new Map(), values: new Set() };
}
