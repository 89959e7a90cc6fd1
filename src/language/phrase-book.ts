import { type PhraseHit, PhraseIndex } from './phrase-index.ts';

/** Reads a phrase as the keys that a message's words are compared by. */
export type ReadKeys = (phrase: string) => readonly string[];

/** Many thousand phrases, of which a message needs few: those that begin with a word are read when the word first comes. */
export class PhraseBook<T> {
  readonly #read: ReadKeys;
  readonly #index = new PhraseIndex<T>();
  readonly #unread = new Map<string, { phrase: string; value: T }[]>();

  constructor(read: ReadKeys) {
    this.#read = read;
  }

  /** Adds a phrase that stands for `value`. */
  add(phrase: string, value: T): void {
    const space = phrase.indexOf(' ');
    const [first = ''] = this.#read(space < 0 ? phrase : phrase.slice(0, space));
    const waiting = this.#unread.get(first);
    if (waiting) waiting.push({ phrase, value });
    else this.#unread.set(first, [{ phrase, value }]);
  }

  /** The longest phrase from each word on, leaving out those that lie wholly inside a longer one. */
  find(keys: readonly string[]): PhraseHit<T>[] {
    for (const key of keys) this.#readAll(key);
    return this.#index.find(keys);
  }

  #readAll(first: string): void {
    const waiting = this.#unread.get(first);
    if (!waiting) return;
    for (const { phrase, value } of waiting) this.#index.add(this.#read(phrase), value);
    this.#unread.delete(first);
  }
}
