import { type Handoff, isUnderWay } from '../handoff/handoff.ts';
import { close } from '../handoff/transitions.ts';
import { change } from './advisor-turns.ts';
import type { Content } from './content.ts';
import { eventRow } from './handoff-rows.ts';
import { leaveButton, mayBeRated, sayEnd, sayToFamily } from './handoff-say.ts';
import { isSameWords, recall } from './offers.ts';
import { showWaiting } from './request-handoff.ts';
import type { State } from './state.ts';
import type { Turn } from './turn-result.ts';
import type { World } from './world.ts';

/** Follows a button about a handoff: `leave`, `wait-on`, `place` or `rate/<1 to 5>`. An old one says how things stand. */
export function followHandoffTap(state: State, id: string, world: World): Turn {
  const { handoff } = state;
  const mark = /^rate\/([1-5])$/.exec(id)?.[1];
  if (handoff && mark) return rate(state, handoff, Number(mark), world);
  if (!isUnderWay(handoff)) return sayToFamily(state, world.content.say('handoff-over'), []);
  if (id === 'leave') return leaveHandoff(state, handoff, world);
  if (id === 'wait-on' && handoff.status === 'waiting') return waitOn(state, handoff, world);
  return showWaiting(state, world);
}

/**
 * The button about a handoff that is typed: leaving by its title or the like, at any time; others only right after they were
 * offered. `null`: none. With an advisor a bare number is an answer to them, and no choice.
 */
export function handoffTapIn({ handoff, offered }: State, text: string, { say, language }: Content): string | null {
  if (handoff === null) return null;
  const leaveWords = [say('handoff-leave-button'), ...say('handoff-leave-words').split('|')];
  if (isUnderWay(handoff) && leaveWords.some((words) => isSameWords(words, text, language))) return 'leave';
  if (handoff.status === 'active') return null;
  const offer = recall(offered, text, language);
  return offer?.tap.kind === 'handoff' ? offer.tap.id : null;
}

/** Back to the assistant, from the queue or from a person. */
function leaveHandoff(state: State, handoff: Handoff, world: World): Turn {
  return change(state, close(handoff, 'left', world.now), 'left', (next) =>
    sayEnd(next, world.content.say('handoff-left'), world),
  );
}

/**
 * Puts danger that was said on the handoff, so that the desk sees it first; a crisis stays one. A crisis that no advisor is
 * there to see is made known outside the desk.
 */
export function flagDanger(shown: Turn, outcome: 'urgent' | 'crisis', { desk }: World): Turn {
  const { handoff } = shown.state;
  const isUnseen = outcome === 'crisis' && desk.onDuty.length === 0 && handoff?.status !== 'active';
  const alerts = isUnseen ? [{ kind: 'crisis-unattended', handoff: isUnderWay(handoff) ? handoff.id : null } as const] : [];
  if (!isUnderWay(handoff) || handoff.flag === outcome || handoff.flag === 'crisis') return { ...shown, alerts };
  const flagged = { ...handoff, flag: outcome };
  return { ...shown, state: { ...shown.state, handoff: flagged }, rows: [eventRow('flagged', flagged)], alerts };
}

/** A family that does anything is still there: it is not counted out of the queue. */
export function showsLife(state: State): State {
  const { handoff } = state;
  return handoff?.status === 'waiting' && handoff.asked > 0 ? { ...state, handoff: { ...handoff, asked: 0 } } : state;
}

function waitOn(state: State, handoff: Handoff, world: World): Turn {
  return change(state, { ...handoff, asked: 0 }, 'waits-on', (next) =>
    sayToFamily(next, world.content.say('handoff-wait-on'), [leaveButton(world.content)]),
  );
}

function rate(state: State, handoff: Handoff, rating: number, world: World): Turn {
  const thanks = (next: State) => sayToFamily(next, world.content.say('handoff-rated'), []);
  if (!mayBeRated(handoff)) return isUnderWay(handoff) ? showWaiting(state, world) : thanks(state);
  return change(state, { ...handoff, rating }, 'rated', thanks);
}
