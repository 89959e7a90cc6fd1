import { commandButton, entryButton } from './buttons.ts';
import type { Content } from './content.ts';
import type { Answer, Call, Decision, Outcome } from './decision.ts';
import { offerPerson, offerPersonBelow, offerPersonByButton } from './offer-person.ts';
import { offersOf } from './offers.ts';
import type { Button, Outbound } from './outbound.ts';
import { answerMessageOf } from './show-entry.ts';
import type { State } from './state.ts';
import type { Turn } from './turn-result.ts';
import type { World } from './world.ts';

/** Two misses in a row, and a person is offered. */
const missesBeforePerson = 2;

/** Where a message may not have been understood it may have been about danger: the way to help is said each time. */
const notUnderstood: ReadonlySet<Outcome> = new Set(['unknown', 'clarify', 'out-of-scope']);

/** Turns a decision into what is said and what is remembered. */
export function showDecision(state: State, decision: Decision, world: World): Turn {
  const misses = decision.outcome === 'unknown' ? state.misses + 1 : decision.outcome === 'clarify' ? state.misses : 0;
  if (decision.outcome === 'handoff') return { ...offerPerson(state, 'asked', decision.say, world), decision };
  const replies = decision.outcome === 'answer' ? answerMessages(decision, world) : [plainMessage(decision, misses, world)];
  const lastEntry = decision.answers.at(-1)?.entry ?? state.lastEntry;
  const offered = offersOf(replies.flatMap((reply) => reply.buttons));
  return withPerson({ state: { ...state, misses, lastEntry, offered }, replies, decision }, decision, world);
}

/** Where we can't or shouldn't answer, a person can. */
function withPerson(shown: Turn, decision: Decision, world: World): Turn {
  const { outcome } = decision;
  if (outcome === 'unknown' && shown.state.misses >= missesBeforePerson) return offerPersonBelow(shown, 'not-understood', world);
  return outcome === 'advice' || outcome === 'crisis' ? offerPersonByButton(shown, decision, world) : shown;
}

function answerMessages({ answers, caution }: Decision, { content }: World): Outbound[] {
  const entryOf = ({ entry }: Answer) => content.entries.get(entry);
  const messages = answers.flatMap((answer) => {
    const entry = entryOf(answer);
    return entry ? [answerMessageOf(answer, entry, content)] : [];
  });
  // A sign of illness says already when to call.
  if (!caution || answers.some((answer) => entryOf(answer)?.safetyLine !== undefined)) return messages;
  return messages.map((message, i) => (i === messages.length - 1 ? withEmergencyLine(message, content) : message));
}

function withEmergencyLine<T extends { readonly text: string }>(message: T, { say }: Content): T {
  return { ...message, text: `${message.text}\n\n${say('emergency-line')}` };
}

function plainMessage(decision: Decision, misses: number, world: World): Outbound {
  const tone = decision.outcome === 'urgent' || decision.outcome === 'crisis' ? 'urgent' : 'plain';
  const { say } = world.content;
  const said = decision.outcome === 'unknown' && misses >= missesBeforePerson ? say('unknown-again') : decision.say;
  const message: Outbound = { tone, text: said, buttons: buttonsFor(decision, world) };
  // With the ways to a person it is said anyway.
  if (decision.outcome === 'unknown' && misses >= missesBeforePerson) return message;
  return notUnderstood.has(decision.outcome) || decision.caution ? withEmergencyLine(message, world.content) : message;
}

function buttonsFor({ outcome, suggestions, calls }: Decision, { content }: World): Button[] {
  const entries = suggestions.flatMap(({ entry }) => content.entries.get(entry) ?? []).map(entryButton);
  const menu = commandButton('menu', content.say('menu-button'));
  switch (outcome) {
    case 'clarify':
      return [...entries, commandButton('none-of-these', content.say('none-of-these-button'))];
    case 'urgent':
    case 'crisis':
      return calls.map(callButton);
    case 'social':
      // Grief and fear get a person's number, not a menu.
      return calls.length > 0 ? calls.map(callButton) : [menu];
    case 'unknown':
      return [...entries, menu];
    default:
      return [...calls.map(callButton), ...entries, menu];
  }
}

function callButton({ title, number }: Call): Button {
  return { kind: 'call', title, number };
}
