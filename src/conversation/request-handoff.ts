import { isUnderWay } from '../handoff/handoff.ts';
import { estimateWaitMs, placeInQueue } from '../handoff/queue.ts';
import { type HandoffRequest, joinQueue, offerHandoff } from '../handoff/transitions.ts';
import { handoffButton, reachButton } from './buttons.ts';
import { eventRow } from './handoff-rows.ts';
import { offersOf } from './offers.ts';
import type { Outbound } from './outbound.ts';
import type { State } from './state.ts';
import type { Turn } from './turn-result.ts';
import type { World } from './world.ts';

/** Puts the family in the queue for a person, or tells those who are in it already where they are. Whether a person may be had at all is for the caller to know. */
export function requestHandoff(state: State, request: HandoffRequest, world: World): Turn {
  const { handoff: known } = state;
  if (isUnderWay(known)) return showWaiting(state, world);
  const open =
    known?.status === 'offered' ? { ...known, reason: request.reason } : offerHandoff(world.fresh.id, request.reason, world.now);
  const handoff = joinQueue(open, request, world.now);
  const shown = showWaiting({ ...state, misses: 0, handoff }, world);
  return { ...shown, rows: [eventRow('requested', handoff)] };
}

/** Where a waiting family is in the queue, how long it may take, and how to leave. */
export function showWaiting(state: State, world: World): Turn {
  const message = waitingMessage(state, world);
  return { state: { ...state, offered: offersOf(message.buttons) }, replies: [message] };
}

function waitingMessage({ handoff }: State, { desk, content: { say } }: World): Outbound {
  const buttons = [handoffButton('leave', say('handoff-leave-button'))];
  if (handoff?.status !== 'waiting')
    return { tone: 'plain', text: say('handoff-talking', { name: handoff?.advisor?.name ?? '' }), buttons };
  const place = String(placeInQueue(desk, handoff));
  const waitMs = estimateWaitMs(desk, handoff);
  const estimate =
    waitMs === null ? say('handoff-no-estimate') : say('handoff-estimate', { minutes: String(Math.ceil(waitMs / 60_000)) });
  const choices = [reachButton('ways', say('other-ways-button')), ...buttons];
  return { tone: 'plain', text: `${say('handoff-waiting', { place })} ${estimate}`, buttons: choices };
}
