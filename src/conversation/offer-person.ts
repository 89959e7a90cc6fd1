import { type HandoffReason, isUnderWay } from '../handoff/handoff.ts';
import { offerHandoff } from '../handoff/transitions.ts';
import { reachButton } from './buttons.ts';
import type { Decision } from './decision.ts';
import { offersOf } from './offers.ts';
import type { Button, Outbound } from './outbound.ts';
import { wayButtons, wayLines } from './person-ways.ts';
import type { State } from './state.ts';
import type { Turn } from './turn-result.ts';
import { withButtons } from './with-buttons.ts';
import type { World } from './world.ts';

/** Says which ways to a person there are, and offers those that are open right now. `lead` comes first. */
export function offerPerson(state: State, reason: HandoffReason, lead: string, world: World): Turn {
  const buttons = personChoices(state, world);
  const message: Outbound = { tone: 'plain', text: personText(state, lead, world), buttons };
  return { state: { ...offered(state, reason, world), reach: null, misses: 0, offered: offersOf(buttons) }, replies: [message] };
}

/** The same below what was just said: its own buttons first, and the ways that are not among them. */
export function offerPersonBelow(shown: Turn, reason: HandoffReason, world: World): Turn {
  const last = shown.replies.at(-1);
  if (!last) return shown;
  const text = personText(shown.state, last.text, world);
  const told = { ...shown, replies: [...shown.replies.slice(0, -1), { ...last, text }] };
  return addWays({ ...told, state: offered(shown.state, reason, world) }, personChoices(shown.state, world));
}

/** Only the buttons, where the words are not ours to add to: danger, and what only a clinician can say. */
export function offerPersonByButton(shown: Turn, { outcome }: Decision, world: World): Turn {
  if (isUnderWay(shown.state.handoff)) return shown;
  const state = offered(shown.state, outcome === 'crisis' ? 'crisis' : 'advice', world);
  const ways = outcome === 'crisis' ? wayButtons(world, ['phone', 'whatsapp', 'callback']) : wayButtons(world);
  return ways.length > 0 ? addWays({ ...shown, state }, ways) : shown;
}

/** Whoever waits already has a place to keep: the chat is no choice for them. */
function personText({ handoff }: State, lead: string, world: World): string {
  const { say } = world.content;
  const waits = isUnderWay(handoff);
  const lines = wayLines(world, waits ? ['chat'] : []);
  const closing = wayButtons(world).length === 0 ? [say('ways-none-open')] : [];
  return [lead, ...(waits ? [say('ways-while-waiting')] : []), lines, ...closing, say('emergency-line')].join('\n\n');
}

function personChoices({ handoff, story }: State, world: World): Button[] {
  const { say } = world.content;
  const buttons = wayButtons(world, isUnderWay(handoff) ? ['chat'] : []);
  const canCarry = story.asked.length > 0 && buttons.some(({ kind }) => kind !== 'tap');
  return canCarry ? [...buttons, reachButton('carry', say('way-carry-button'))] : buttons;
}

/** A handoff that is offered: its reason is known when the family takes it up. */
function offered(state: State, reason: HandoffReason, { fresh, now }: World): State {
  const { handoff } = state;
  if (isUnderWay(handoff)) return state;
  const isOpen = handoff?.status === 'offered';
  const next = isOpen
    ? { ...handoff, reason, flag: reason === 'crisis' ? reason : handoff.flag }
    : offerHandoff(fresh.id, reason, now);
  return isOpen && handoff.reason === reason ? state : { ...state, handoff: next };
}

function addWays(shown: Turn, buttons: readonly Button[]): Turn {
  const there = new Set((shown.replies.at(-1)?.buttons ?? []).map(sameness));
  return withButtons(
    shown,
    buttons.filter((button) => !there.has(sameness(button))),
  );
}

function sameness(button: Button): string {
  if (button.kind === 'tap') return `${button.tap.kind}:${button.tap.id}`;
  return button.kind === 'call' ? button.number.replace(/\D/g, '') : button.url;
}
