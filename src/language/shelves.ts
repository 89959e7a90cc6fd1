import Fuse from 'fuse.js';
import { soundOf } from './sound.ts';

/** The vocabulary, by how a word begins to the ear and how long it is: one small fuse.js index each, made when first needed. */
export type Shelves = (word: string) => string[];

/** Puts each word on the shelves of its length and its openings. */
export function createShelves(words: readonly string[]): Shelves {
  const piles = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < 3 || /[^a-z]/.test(word)) continue;
    for (const sound of openings(word)) {
      const key = sound + word.length;
      const pile = piles.get(key);
      if (pile) pile.push(word);
      else piles.set(key, [word]);
    }
  }
  const indexes = new Map<string, Fuse<string>>();
  const indexOf = (key: string, pile: string[]) => {
    const index = indexes.get(key) ?? new Fuse(pile, { threshold: 0.6, ignoreLocation: true, ignoreFieldNorm: true });
    indexes.set(key, index);
    return index;
  };
  return (word) => {
    const found: string[] = [];
    for (const sound of new Set([...openings(word), word[1] ?? ''])) {
      for (let length = word.length - 2; length <= word.length + 2; length++) {
        const pile = piles.get(sound + length);
        if (pile) for (const hit of indexOf(sound + length, pile).search(word, { limit: 8 })) found.push(hit.item);
      }
    }
    return found;
  };
}

/** The letters under which a word is looked for: its first, and the one it sounds like. */
function openings(word: string): string[] {
  return [...new Set([word[0] ?? '', soundOf(word)[0] ?? ''])];
}
