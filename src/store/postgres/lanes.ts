import { setTimeout as wait } from 'node:timers/promises';
import { HelplineError } from '../../errors.ts';

/** Runs work one after another per lane. */
export type InLane = <Result>(lane: string, work: () => Promise<Result>) => Promise<Result>;

/**
 * One lane per conversation, before a connection is taken: messages of one instance keep their order, and a flood in one
 * conversation doesn't sit on every connection. Rejects with `store-busy` after `waitMs` in the lane.
 */
export function createLanes(waitMs: number): InLane {
  const tails = new Map<string, Promise<void>>();

  return async (lane, work) => {
    const ahead = tails.get(lane);
    const { promise: left, resolve: leave } = Promise.withResolvers<void>();
    // Whoever gives up waiting leaves the lane, but those behind still wait for those ahead.
    const tail = ahead === undefined ? left : ahead.then(() => left);
    tails.set(lane, tail);
    try {
      if (ahead !== undefined) await inTime(ahead, waitMs);
      return await work();
    } finally {
      leave();
      if (tails.get(lane) === tail) tails.delete(lane);
    }
  };
}

async function inTime(ahead: Promise<void>, waitMs: number): Promise<void> {
  const timer = new AbortController();
  const late = wait(waitMs, 'late', { signal: timer.signal }).catch(() => 'stopped');
  const first = await Promise.race([ahead, late]);
  timer.abort();
  if (first === 'late') throw new HelplineError('store-busy', 'This conversation is still busy. Try again in a moment.');
}
