import { fitReply } from '../dialogs/fit-reply.ts';
import { longestText } from '../dialogs/lists.ts';
import { onward, type StepOf } from '../dialogs/script.ts';
import { currentStep } from '../dialogs/stepper.ts';
import { stepButton } from './buttons.ts';
import type { Content } from './content.ts';
import type { Decision } from './decision.ts';
import { addWords } from './dialog-own-words.ts';
import { type Here, putAside } from './dialog-places.ts';
import { answerStep } from './dialog-steps.ts';
import { bringBack, leaveFor } from './dialog-turns.ts';
import type { Reply } from './reply.ts';
import { showDecision } from './show-decision.ts';
import { stepReminder } from './show-step.ts';
import type { State } from './state.ts';
import type { Turn } from './turn-result.ts';
import { understand } from './understand.ts';
import { findWish, type Wish } from './wishes.ts';
import { withButtons } from './with-buttons.ts';
import type { World } from './world.ts';

/** Answers the step with typed words; or answers what they ask beside it, and comes back. */
export function replyToStep(state: State, here: Here, reply: Reply, world: World): Turn {
  const step = currentStep(here.script, here.place);
  switch (step.kind) {
    case 'choose':
      return choose(state, here, step, reply, world);
    case 'ask':
    case 'collect':
      return isWish(reply, world.content) ? answerBeside(state, reply, world, here) : addWords(state, here, step, reply, world);
    default:
      return goOn(state, here, reply, world);
  }
}

/** Answers a question that has nothing to do with the step, and brings the person back; or leaves the dialog where that is wanted. */
export function answerBeside(state: State, { text, decision }: Reply, world: World, here?: Here): Turn {
  const shown = showDecision(state, decision, world);
  if (decision.outcome === 'handoff') return offerForList(leaveFor(shown, world), text, world, here);
  if (decision.outcome !== 'social') return bringBack(shown, world);
  if (decision.calls.length === 0) return bringBack(withoutButtons(shown), world);
  // After a death nobody is led back to a list of choices.
  const isGrief = wishOf(text, world.content)?.kind === 'bereavement';
  return isGrief || !here ? { ...shown, state: putAside(shown.state) } : leaveFor(shown, world);
}

function choose(state: State, here: Here, step: StepOf<'choose'>, reply: Reply, world: World): Turn {
  const meaning = (['unsure', 'yes', 'no'] as const).find((one) => reply.means(one));
  const meant = step.options.find(({ means }) => means !== undefined && means === meaning);
  const fits =
    reply.asks && reply.decision.outcome === 'answer' ? null : fitReply(step.options, reply.text, world.content.language);
  const picked = fits ?? meant;
  if (picked) return answerStep(state, here, picked.id, world);
  if (meaning === 'unsure') return askAgain(state, here, reply, world, world.content.say('guide-unsure'));
  if (meaning || reply.decision.outcome === 'unknown') return askAgain(state, here, reply, world);
  return answerBeside(state, reply, world, here);
}

/** Where there is one way on: words that agree go it, words that decline pause, anything else is a question beside it. */
function goOn(state: State, here: Here, reply: Reply, world: World): Turn {
  const { say } = world.content;
  if (reply.means('unsure')) return askAgain(state, here, reply, world, say('guide-unsure'));
  if (['yes', 'more', 'acknowledgement', 'resume'].some(reply.means)) return answerStep(state, here, onward, world);
  if (reply.decision.outcome === 'unknown') return askAgain(state, here, reply, world, say('guide-on-hint'));
  return answerBeside(state, reply, world, here);
}

/** Nothing was understood: the step is asked again; the second time in a row, with the ways to a person. */
function askAgain(state: State, here: Here, { decision }: Reply, world: World, kindly?: string): Turn {
  const { say } = world.content;
  const reminder = stepReminder(here, world.content, world.now);
  const missed: Decision = { ...decision, outcome: 'unknown', answers: [], suggestions: [], say: say('guide-choose-again') };
  const shown = showDecision(state, missed, world);
  const lead = kindly ?? shown.replies[0]?.text ?? '';
  const persons = (shown.replies[0]?.buttons ?? []).filter(({ kind }) => kind !== 'tap');
  const again = bringBack(
    { ...shown, state: kindly ? { ...shown.state, misses: state.misses } : shown.state, replies: [] },
    world,
  );
  const said = {
    ...reminder,
    text: `${lead}\n\n${textAfterLead(reminder.text)}`,
    buttons: [...reminder.buttons, ...(kindly ? [] : persons)],
  };
  return { ...again, replies: [said] };
}

/** The question itself, without the line that says that we are back. */
function textAfterLead(text: string): string {
  return text.split('\n\n').slice(1).join('\n\n');
}

/** Where a step takes any words, a recognised wish is answered all the same: a person, grief, fear, thanks. A guess is not enough. */
function isWish({ text, decision }: Reply, content: Content): boolean {
  const mayBe = decision.outcome === 'handoff' || decision.outcome === 'social';
  return mayBe && wishOf(text, content)?.recognised === true;
}

/** "Can we talk to the nurse about his line?" is a wish for a person, or a line for the list: it can still be put on it. */
function offerForList(shown: Turn, text: string, { content, now }: World, here?: Here): Turn {
  const step = here && currentStep(here.script, here.place);
  if (!here || step?.kind !== 'collect' || text.length > longestText) return shown;
  const button = stepButton(here.script, step.id, '.aside', content.say('guide-list-aside-button'));
  const added = withButtons(shown, [button]);
  return { ...added, state: { ...added.state, aside: { text: text.trim(), at: now } } };
}

function wishOf(text: string, content: Content): Wish | null {
  return findWish(understand(text, content), content);
}

function withoutButtons(shown: Turn): Turn {
  return {
    ...shown,
    state: { ...shown.state, offered: [] },
    replies: shown.replies.map((message) => ({ ...message, buttons: [] })),
  };
}
