import { commandIn, decide } from './decide.ts';
import type { Inbound } from './inbound.ts';
import { recall } from './offers.ts';
import { showDecision } from './show-decision.ts';
import type { State } from './state.ts';
import { followCommand, followTap } from './taps.ts';
import type { Turn } from './turn-result.ts';
import { welcome } from './welcome.ts';
import type { World } from './world.ts';

/**
 * One turn of a conversation: pure, about a millisecond. The order is the order of business:
 * danger, then buttons, then commands in words, then what was just offered, then everything else that a message can mean.
 */
export function turn(state: State, input: Inbound, world: World): Turn {
  if (input.kind === 'joined') return welcome(state, world);
  if (input.kind === 'tapped') return welcomeFirst(state, world, (begun) => followTap(begun, input.tap, world));
  return welcomeFirst(state, world, (begun) => answerMessage(begun, input.text, world));
}

/** A channel may deliver a message before it says that somebody joined. */
function welcomeFirst(state: State, world: World, next: (begun: State) => Turn): Turn {
  const greeting = welcome(state, world);
  const rest = next(greeting.state);
  return { ...rest, replies: [...greeting.replies, ...rest.replies] };
}

function answerMessage(state: State, text: string, world: World): Turn {
  const decision = decide(text, { content: world.content, now: world.now, lastEntry: state.lastEntry });
  if (decision.outcome === 'urgent' || decision.outcome === 'crisis') return showDecision(state, decision, world);
  const command = commandIn(text, world.content);
  if (command) return followCommand(state, command, world);
  const offer = recall(state.offered, text, world.content.language);
  if (offer) return followTap(state, offer.tap, world);
  return showDecision(state, decision, world);
}
