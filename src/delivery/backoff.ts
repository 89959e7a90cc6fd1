/** The first wait after a failure, and the longest, in milliseconds. */
const firstMs = 500;
const longestMs = 5 * 60_000;

/**
 * How long to wait before a send is tried again, in milliseconds: twice as long each time, and by chance up to a half less, so
 * that many that failed together do not come back together. Never sooner than the channel asked for. `tries`: how often it was tried.
 */
export function backoffMs(tries: number, chance: () => number, askedMs = 0): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(tries - 1, 20));
  return Math.max(askedMs, Math.round(full * (1 - chance() / 2)));
}
