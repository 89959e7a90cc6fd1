import { readPhoneNumber } from '../handoff/phone-number.ts';
import type { Reach } from '../handoff/reach.ts';
import { typeCallback } from './callback-form.ts';
import { commandIn } from './decide.ts';
import { isSameWords, recall } from './offers.ts';
import { followReach, showReach, stopReach } from './reach-taps.ts';
import type { Reply } from './reply.ts';
import { showDecision } from './show-decision.ts';
import type { State } from './state.ts';
import { rewriteSummary } from './summary.ts';
import type { Turn } from './turn-result.ts';
import type { World } from './world.ts';

/** Commands that leave what is being arranged. */
const leaving: ReadonlySet<string> = new Set(['stop', 'pause', 'back']);
/** Commands that lead elsewhere: what is being arranged is over. */
const elsewhere: ReadonlySet<string> = new Set(['menu', 'start-again', 'person', 'guides', 'help']);

/** Takes a typed message for an answer on the way to a person, or answers what it asks and comes back. `null`: it leads elsewhere. */
export function replyToReach(state: State, reach: Reach, reply: Reply, world: World): Turn | null {
  const pressed = pressedIn(state, reach, reply, world);
  if (pressed !== null) return followReach(state, { kind: 'reach', id: pressed }, world);
  const command = commandIn(reply.text, world.content);
  if (command && leaving.has(command)) return stopReach(state, world);
  if (command && elsewhere.has(command)) return null;
  const { decision } = reply;
  if (decision.outcome === 'handoff' && !isRewriting(reach) && !isGiven(reach, reply)) return null;
  if (reply.asks && decision.outcome === 'answer' && !isRewriting(reach)) return answerAndReturn(state, reach, reply, world);
  const typed =
    reach.kind === 'summary'
      ? reach.part && rewriteSummary(state, reach, reach.part, reply.text, world)
      : typeCallback(state, reach, reply.text, world);
  if (typed) return typed;
  if (decision.outcome === 'unknown' || decision.outcome === 'social')
    return showReach(state, reach, world, world.content.say('guide-choose-again'));
  return answerAndReturn(state, reach, reply, world);
}

/** The button that is typed: by its title, and where nothing else is asked for by its number, or by yes and no. */
function pressedIn({ offered }: State, reach: Reach, { text, means }: Reply, { content }: World): string | null {
  const byTitle = offered.find(({ title }) => isSameWords(title, text, content.language));
  const takesWords = isRewriting(reach) || (reach.kind === 'callback' && (reach.step === 'name' || reach.step === 'number'));
  const offer = byTitle ?? (takesWords ? null : recall(offered, text, content.language));
  if (offer?.tap.kind === 'reach') return offer.tap.id;
  if (takesWords) return null;
  const isYes = means('yes');
  if (!isYes && !means('no')) return null;
  if (reach.kind === 'summary') return isYes ? 'share' : 'no-share';
  if (reach.step === 'voicemail') return isYes ? 'voicemail/yes' : 'voicemail/no';
  if (reach.step === 'confirm') return isYes ? 'callback-ok' : 'stop';
  return null;
}

/** Whether it is what the form has just asked for: "my number is" is a wish for a person too, and "Mo" is like one. */
function isGiven(reach: Reach, { text, asks }: Reply): boolean {
  if (reach.kind !== 'callback') return false;
  if (reach.step === 'number') return readPhoneNumber(text) !== null;
  return reach.step === 'name' && !asks && text.trim().split(/\s+/).length <= mostNames;
}

/** A name is hardly longer; "talk to a person" is. */
const mostNames = 2;

function isRewriting(reach: Reach): boolean {
  return reach.kind === 'summary' && reach.part !== null;
}

function answerAndReturn(state: State, reach: Reach, { decision }: Reply, world: World): Turn {
  const shown = showDecision(state, decision, world);
  const back = showReach({ ...shown.state, reach }, reach, world, world.content.say('reach-back'));
  return { ...shown, state: back.state, replies: [...shown.replies, ...back.replies] };
}
