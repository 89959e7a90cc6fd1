import type { Clock } from '../../src/clock.ts';

/** A clock that stands still until a test moves it. */
export interface HandClock extends Clock {
  advance(ms: number): void;
}

export function createHandClock(startMs = Date.UTC(2026, 10, 22, 12)): HandClock {
  let now = startMs;
  return {
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
  };
}
