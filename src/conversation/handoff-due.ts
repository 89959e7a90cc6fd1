import { type Handoff, hubAdvisorId } from '../handoff/handoff.ts';
import { close, putBack } from '../handoff/transitions.ts';
import { change } from './advisor-turns.ts';
import { leaveButton, sayEnd, sayToFamily, waitChoice } from './handoff-say.ts';
import type { State } from './state.ts';
import type { TimerChange } from './turn-request.ts';
import type { Turn } from './turn-result.ts';
import type { World } from './world.ts';

/** The times that a handoff has running in its conversation. */
const timerNames = ['lease', 'wait', 'unattended'] as const;
type HandoffTimer = (typeof timerNames)[number];

/** Asked so often without an answer, a family is not kept in the queue: somebody would be called for nobody. */
const mostAsked = 3;

/** What happens by itself to a handoff when its time has come. `null`: that timer is none of a handoff, or nothing is to be done. */
export function handoffDue(state: State, timer: string, advisorSeenAt: number | null, world: World): Turn | null {
  const { handoff } = state;
  if (timer === 'lease' && handoff && isLeased(handoff)) return lookAfterAdvisor(state, handoff, advisorSeenAt, world);
  if (timer === 'wait' && handoff?.status === 'waiting') return askToWaitOn(state, handoff, world);
  if (timer === 'unattended' && handoff?.status === 'waiting')
    return { state, replies: [], alerts: [{ kind: 'waiting-unattended', handoff: handoff.id }] };
  return null;
}

function lookAfterAdvisor(state: State, handoff: Handoff, seenAt: number | null, world: World): Turn | null {
  if (leaseEnds(seenAt, handoff, world) > world.now) return null;
  const name = handoff.advisor?.name ?? '';
  return change(state, putBack(handoff), 'lease-lost', (next) =>
    sayToFamily(next, world.content.say('handoff-lease-lost', { name }), [leaveButton(world.content)]),
  );
}

/** Another hub looks after its own people. */
function isLeased({ status, advisor }: Handoff): boolean {
  return status === 'active' && advisor?.id !== hubAdvisorId;
}

/** Whoever has just claimed has been heard of by that. */
function leaseEnds(seenAt: number | null, { heldSince }: Handoff, { handoffTimes, desk }: World): number {
  return Math.max(seenAt ?? 0, heldSince ?? 0, desk.heardSince) + handoffTimes.leaseMs;
}

function askToWaitOn(state: State, handoff: Handoff, world: World): Turn {
  if (handoff.asked >= mostAsked) {
    const over = close(handoff, 'timed-out', world.now);
    return change(state, over, 'timed-out', (next) => sayEnd(next, world.content.say('handoff-timed-out'), world));
  }
  const asked = { ...handoff, asked: handoff.asked + 1 };
  return change(state, asked, 'asked-to-wait-on', (next) => waitChoice(next, world));
}

/** What a handoff's turn sets and clears of its timers. `due`: the timer that has come, which has to be set anew or cleared. */
export function handoffTimers(
  before: Handoff | null,
  after: Handoff | null,
  { due, advisorSeenAt = null, world }: { due?: string; advisorSeenAt?: number | null; world: World },
): TimerChange[] {
  const isNew = before?.status !== after?.status || before?.advisor?.id !== after?.advisor?.id || before?.id !== after?.id;
  const isAsked = before?.asked !== after?.asked;
  return timerNames.flatMap((name) => {
    if (!isNew && name !== due && !(name === 'wait' && isAsked)) return [];
    // A second look at the same wait would tell of it twice.
    const isTold = name === 'unattended' && !isNew;
    return [{ name, dueAt: isTold ? null : nextTime(name, after, advisorSeenAt, world) }];
  });
}

function nextTime(timer: HandoffTimer, handoff: Handoff | null, advisorSeenAt: number | null, world: World): number | null {
  const { now, handoffTimes } = world;
  if (timer === 'lease') return handoff && isLeased(handoff) ? leaseEnds(advisorSeenAt, handoff, world) : null;
  if (handoff?.status !== 'waiting') return null;
  return now + (timer === 'wait' ? handoffTimes.waitMs : handoffTimes.unattendedMs);
}
