import { requestHandoff } from '../../src/conversation/request-handoff.ts';
import { createRunTurn, type Snapshot } from '../../src/conversation/run-turn.ts';
import { readState } from '../../src/conversation/state.ts';
import type { RunTurn } from '../../src/conversation/turn-request.ts';
import type { World } from '../../src/conversation/world.ts';
import { type DeskView, emptyDesk } from '../../src/handoff/desk-view.ts';
import type { Briefing } from '../../src/handoff/handoff.ts';
import { askedFor } from './handoff-talk.ts';
import { projectWorld } from './project-content.ts';

/** What a family types in these tests to come into the queue at once, past the questions of how and with what. */
export const wantPerson = 'queue me for a person';

/** The project's turns, over which a store can be opened. `desk`: what turns see of it. A turn that throws fails the test. */
export function handoffTurn(desk: () => DeskView = () => emptyDesk, briefing?: Briefing): RunTurn {
  let made = 0;
  const snapshot: Snapshot = (now) => ({
    ...projectWorld(now),
    desk: desk(),
    fresh: { id: `h-${++made}-${now}`, code: '7K3MQ9TX' },
  });
  const run = createRunTurn(snapshot, (error) => {
    throw error;
  });
  return (state, request, now) => {
    if (request.input.kind !== 'said' || request.input.text !== wantPerson) return run(state, request, now);
    const { channel, person } = request;
    const world: World = { ...snapshot(now), callback: null, enquirer: { channel, person, isReachable: true } };
    const turn = requestHandoff({ ...readState(state), welcomed: true }, briefing ? { ...askedFor, briefing } : askedFor, world);
    const said = turn.replies.map(
      (message) => ({ audience: 'all', from: 'assistant', body: { kind: 'outbound', message } }) as const,
    );
    const waits = { name: 'wait', dueAt: now + world.handoffTimes.waitMs };
    const unattended = { name: 'unattended', dueAt: now + world.handoffTimes.unattendedMs };
    return {
      state: turn.state,
      rows: [
        { audience: 'all', from: 'enquirer', body: { kind: 'inbound', input: request.input } },
        ...(turn.rows ?? []),
        ...said,
      ],
      timers: [waits, unattended],
      ...(turn.state.handoff ? { handoff: turn.state.handoff, forAdvisors: turn.state.handoff.id } : {}),
    };
  };
}
