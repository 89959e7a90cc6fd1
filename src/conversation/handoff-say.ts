import type { Handoff } from '../handoff/handoff.ts';
import { handoffButton } from './buttons.ts';
import type { Content } from './content.ts';
import { carryOnButtons } from './dialog-turns.ts';
import { offersOf } from './offers.ts';
import type { Button, Outbound } from './outbound.ts';
import { wayButtons } from './person-ways.ts';
import type { State } from './state.ts';
import type { Turn } from './turn-result.ts';
import type { World } from './world.ts';

/** The button by which a family leaves a queue or a person, at any time. */
export function leaveButton({ say }: Content): Button {
  return handoffButton('leave', say('handoff-leave-button'));
}

/** What a family that waits too long may do: wait on, call, write, leave. */
export function waitChoice(state: State, world: World): Turn {
  const { content } = world;
  const { say } = content;
  const waitOn = handoffButton('wait-on', say('handoff-wait-on-button'));
  return sayToFamily(state, say('handoff-wait-choice'), [waitOn, ...wayButtons(world, ['chat']), leaveButton(content)]);
}

/** The end of a handoff: who is here now, and, once and only after a talk, how it was. */
export function sayEnd(state: State, text: string, { content }: World): Turn {
  const end: Outbound = { tone: 'plain', text, buttons: carryOnButtons(state, content) };
  const { handoff } = state;
  const replies = handoff && mayBeRated(handoff) ? [end, rateMessage(content)] : [end];
  return { state: { ...state, offered: offersOf(replies.flatMap(({ buttons }) => buttons)) }, replies };
}

/** Whether a family may still say how its talk with a person was. */
export function mayBeRated({ status, claimedAt, rating }: Handoff): boolean {
  return status === 'closed' && claimedAt !== null && rating === null;
}

function rateMessage({ say }: Content): Outbound {
  const marks = [1, 2, 3, 4, 5] as const;
  const buttons = marks.map((mark) => handoffButton(`rate/${mark}`, say(`handoff-rate-${mark}-button`)));
  return { tone: 'plain', text: say('handoff-rate'), buttons };
}

/** One message to the family, with buttons. */
export function sayToFamily(state: State, text: string, buttons: readonly Button[]): Turn {
  return { state: { ...state, offered: offersOf(buttons) }, replies: [{ tone: 'plain', text, buttons }] };
}
