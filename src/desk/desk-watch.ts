import type { Clock } from '../clock.ts';
import { type DeskOverrides, type DeskView, emptyDesk } from '../handoff/desk-view.ts';
import type { Log } from '../log.ts';
import type { HandoffBoard } from '../store/handoff-port.ts';
import type { Store } from '../store/port.ts';

/** What happens at the desk, kept fresh in memory: turns and desks look at it as often as they like. */
export interface DeskWatch {
  /** As turns see it. */
  view(): DeskView;
  /** As desks see it. */
  board(): HandoffBoard;
  /** Looks now. Resolves when what is there is what the store has. */
  refresh(): Promise<void>;
  /** Calls `wake` after each look that found a change. Returns the way to stop. */
  onChange(wake: () => void): () => void;
  close(): void;
}

interface Watched {
  readonly store: {
    readonly handoffs: Pick<Store['handoffs'], 'board'>;
    readonly desk: Pick<Store['desk'], 'overrides'>;
    readonly onAppend: Store['onAppend'];
  };
  readonly clock: Clock;
  readonly log: Log;
  /** An advisor who was not heard of for so long is not there. */
  readonly leaseMs: number;
}

/** Between two looks, however much happens: a turn may see the desk as it was so long ago. */
const pauseMs = 200;

/** A look when nothing was heard of, for what other instances did and for advisors who fell silent. */
const quietMs = 2000;

const emptyBoard: HandoffBoard = { waiting: [], active: [], advisors: [], recentWaitsMs: [] };

/** Begins to watch. Resolves when it has looked once. */
export async function watchDesk({ store, clock, log, leaseMs }: Watched): Promise<DeskWatch> {
  const heardSince = clock.now();
  const wakes = new Set<() => void>();
  let board = emptyBoard;
  let view: DeskView = { ...emptyDesk, heardSince };
  let seen = '';

  async function look(): Promise<void> {
    const [found, overrides] = await Promise.all([store.handoffs.board(clock.now() - leaseMs), store.desk.overrides()]);
    board = found;
    view = viewOf(found, overrides, heardSince);
    const mark = JSON.stringify([{ ...found, advisors: found.advisors.map(({ seenAt: _, ...rest }) => rest) }, overrides]);
    if (mark === seen) return;
    seen = mark;
    for (const wake of [...wakes]) wake();
  }

  const refresh = freshly(look);
  await refresh();
  const stop = keepLooking(refresh, store.onAppend, log);
  return {
    view: () => view,
    board: () => board,
    refresh,
    onChange: (wake) => {
      const entry = () => wake();
      wakes.add(entry);
      return () => wakes.delete(entry);
    },
    close: stop,
  };
}

/** Looks one after another. What was written before this was called is seen: whoever asks during a look waits for the next one. */
function freshly(look: () => Promise<void>): () => Promise<void> {
  let looking: Promise<void> | null = null;
  return async () => {
    await looking?.catch(() => undefined);
    looking ??= look().finally(() => {
      looking = null;
    });
    await looking;
  };
}

/** Looks soon after something happened anywhere, and now and then in any case. Returns the way to stop. */
function keepLooking(refresh: () => Promise<void>, onAppend: Store['onAppend'], log: Log): () => void {
  let dueAt = Date.now() + quietMs;
  let timer: NodeJS.Timeout;
  const set = (ms: number) => {
    clearTimeout(timer);
    dueAt = Date.now() + ms;
    timer = setTimeout(look, ms).unref();
  };
  const look = () => {
    refresh()
      .catch((err: unknown) => log.warn({ err }, 'the desk was not looked at; it is tried again'))
      .finally(() => isStopped || dueAt > Date.now() || set(quietMs));
  };
  let isStopped = false;
  set(quietMs);
  // However much happens, no sooner than after a pause, and no later for it.
  const stopListening = onAppend('all', () => {
    const isRunning = dueAt <= Date.now();
    if (isRunning || dueAt > Date.now() + pauseMs) set(pauseMs);
  });
  return () => {
    isStopped = true;
    stopListening();
    clearTimeout(timer);
  };
}

function viewOf({ advisors, waiting, recentWaitsMs }: HandoffBoard, overrides: DeskOverrides, heardSince: number): DeskView {
  const onDuty = advisors.filter(({ status }) => status === 'available');
  return {
    onDuty: onDuty.map(({ id, name, chats }) => ({ advisor: { id, name }, chats })),
    waiting: waiting.map(({ id, waitingSince }) => ({ handoff: id, since: waitingSince })),
    recentWaitsMs,
    overrides,
    heardSince,
  };
}
