import type { DeskView } from './desk-view.ts';
import type { Handoff } from './handoff.ts';

/** Where a waiting family stands: 1 is next. The snapshot may not know them yet, so their own time says it. */
export function placeInQueue({ waiting }: DeskView, { id, waitingSince }: Pick<Handoff, 'id' | 'waitingSince'>): number {
  return waiting.filter((other) => other.handoff !== id && other.since < waitingSince).length + 1;
}

/** Fewer waits than this are no basis for an estimate. */
const fewestWaits = 3;

/**
 * About how long a waiting family still has to wait, in milliseconds: what others have waited lately (the middle of it), for
 * as many of the queue before them as there are advisors to take them. `null` where there is no basis: nobody on duty, or
 * too few families before.
 */
export function estimateWaitMs(desk: DeskView, handoff: Pick<Handoff, 'id' | 'waitingSince'>): number | null {
  const { onDuty, recentWaitsMs } = desk;
  if (onDuty.length === 0 || recentWaitsMs.length < fewestWaits) return null;
  const rounds = Math.ceil(placeInQueue(desk, handoff) / onDuty.length);
  return rounds * median(recentWaitsMs);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
