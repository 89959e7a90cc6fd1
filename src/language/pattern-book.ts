import { findEvery, findPattern, type PatternHit } from './find-pattern.ts';
import type { PatternReader } from './pattern.ts';
import type { Token } from './tokens.ts';

/** A hit of one of the book's patterns. */
export interface BookHit<T> extends PatternHit {
  readonly value: T;
  readonly pattern: string;
}

/** Many patterns, read and tried only when a word that they cannot do without stands in the message. */
export class PatternBook<T> {
  readonly #reader: PatternReader;
  readonly #byAnchor = new Map<string, Row<T>[]>();
  readonly #always: Row<T>[] = [];
  #size = 0;

  constructor(reader: PatternReader) {
    this.#reader = reader;
  }

  /** Adds a pattern that stands for `value`. One that can't be read is found by content:check, not here. */
  add(text: string, value: T): void {
    const row = { text, value, order: this.#size++ };
    const anchors = this.#reader.anchors(text);
    if (!anchors) this.#always.push(row);
    for (const anchor of anchors ?? []) {
      const rows = this.#byAnchor.get(anchor);
      if (rows) rows.push(row);
      else this.#byAnchor.set(anchor, [row]);
    }
  }

  /** Every pattern that matches, in the order in which they were added. `masked` words match nothing. */
  find(tokens: readonly Token[], masked?: ReadonlySet<number>): BookHit<T>[] {
    const hits: BookHit<T>[] = [];
    for (const { text, value } of this.#candidates(tokens)) {
      const hit = findPattern(this.#reader.read(text), tokens, masked);
      if (hit) hits.push({ ...hit, value, pattern: text });
    }
    return hits;
  }

  /** The positions of all words that any pattern covers. */
  cover(tokens: readonly Token[]): Set<number> {
    const covered = new Set<number>();
    for (const { text } of this.#candidates(tokens)) {
      for (const { start, end } of findEvery(this.#reader.read(text), tokens)) for (let i = start; i < end; i++) covered.add(i);
    }
    return covered;
  }

  #candidates(tokens: readonly Token[]): Row<T>[] {
    const rows = new Set(this.#always);
    for (const { stem } of tokens) for (const row of this.#byAnchor.get(stem) ?? []) rows.add(row);
    return [...rows].sort((a, b) => a.order - b.order);
  }
}

interface Row<T> {
  readonly text: string;
  readonly value: T;
  readonly order: number;
}
