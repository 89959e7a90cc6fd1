import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../src/clock.ts';
import type { Inbound } from '../../src/conversation/inbound.ts';
import type { Outbound } from '../../src/conversation/outbound.ts';
import { createRunTurn } from '../../src/conversation/run-turn.ts';
import type { TurnReceipt, TurnRequest } from '../../src/conversation/turn-request.ts';
import { type DeskView, emptyDesk } from '../../src/handoff/desk-view.ts';
import type { Store } from '../../src/store/port.ts';
import { openStore } from '../../src/store/store.ts';
import { createMemoryLog } from './memory-log.ts';
import { projectWorld, testDay } from './project-content.ts';

/** A real store that runs the project's turns, on a folder of its own. */
export interface ProjectStore {
  /** Takes a turn of a conversation. What was said, decided, and the state that was kept. */
  take(conversation: string, key: string, input: Inbound): Promise<StoredTurn>;
  takeTurn(request: TurnRequest): Promise<TurnReceipt>;
  takeSideTurn: Store['takeSideTurn'];
  dueTimers: Store['dueTimers'];
  /** The state that was last kept of a conversation. */
  stateOf(conversation: string): unknown;
  close(): Promise<void>;
}

/** A turn as the store has it. */
export interface StoredTurn {
  readonly replies: readonly Outbound[];
  readonly outcome: string | undefined;
  readonly entries: readonly string[];
  readonly state: unknown;
}

/** Opens one. A turn that throws fails the test: the phone line would hide the bug. */
export async function openProjectStore(
  clock: Clock = { now: () => testDay },
  desk: () => DeskView = () => emptyDesk,
): Promise<ProjectStore> {
  let begun = 0;
  const dataDir = mkdtempSync(join(tmpdir(), 'helpline-turns-'));
  const states = new Map<string, unknown>();
  // Ids are one thing's own in a store.
  const snapshot = (now: number) => {
    const world = projectWorld(now);
    return { ...world, desk: desk(), fresh: { ...world.fresh, id: `fresh-${begun++}` } };
  };
  const run = createRunTurn(snapshot, (error) => {
    throw error;
  });
  const store = await openStore({
    dataDir,
    clock,
    log: createMemoryLog(),
    runTurn: (state, request, at) => {
      const outcome = run(state, request, at);
      states.set(request.conversation, outcome.state);
      return outcome;
    },
  });
  return {
    takeTurn: store.takeTurn,
    takeSideTurn: store.takeSideTurn,
    dueTimers: store.dueTimers,
    stateOf: (conversation) => states.get(conversation),
    async take(conversation, key, input) {
      const request = { channel: 'test', conversation, person: 'p', key, input, delivery: 'log' } as const;
      const { rows } = await store.takeTurn(request);
      const decision = rows.map(({ body }) => body).find((body) => body.kind === 'decision');
      return {
        replies: rows.flatMap(({ body }) => (body.kind === 'outbound' ? [body.message] : [])),
        outcome: decision?.outcome,
        entries: decision?.entries ?? [],
        state: states.get(conversation),
      };
    },
    async close() {
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
