/** A number from 0 up to 1, as `Math.random` gives one. */
export type Chance = () => number;

/** Chance that falls the same way on every run and every machine (mulberry32). */
export function createChance(seed: number): Chance {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const spread = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((spread ^ (spread >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of several, each as likely as the others. */
export function pick<T>(from: readonly T[], chance: Chance): T {
  const one = from[Math.floor(chance() * from.length)];
  if (one === undefined) throw new Error('there is nothing to pick from');
  return one;
}
