import { addItems, itemsOf, type Move, moveItem, moves } from '../dialogs/lists.ts';
import { mendPlace } from '../dialogs/mend-place.ts';
import type { Place } from '../dialogs/place.ts';
import { findStep, onward, type Step, type StepOf } from '../dialogs/script.ts';
import { changeAnswer, currentStep, giveAnswer, goBack } from '../dialogs/stepper.ts';
import { stepButton } from './buttons.ts';
import { changeable, moveButtons } from './dialog-guide.ts';
import { itemsSuggested } from './dialog-lists.ts';
import { dialogOf, findScript, type Here, placeIn } from './dialog-places.ts';
import { followDialog } from './dialog-start.ts';
import { bringBack, sayLine, showStep } from './dialog-turns.ts';
import { answerTitle } from './show-step.ts';
import type { State } from './state.ts';
import type { Turn } from './turn-result.ts';
import type { World } from './world.ts';

/** Follows a button of a step: `<dialog>/<step>/<answer>`. One of an earlier step changes that answer; a stale one never misfires. */
export function followStep(state: State, id: string, world: World): Turn {
  const [name = '', stepId = '', answer = ''] = id.split('/');
  const script = findScript(name, world.content);
  const found = script && placeIn(script, state);
  if (!script || !found) return followDialog(state, name, world);
  const { place } = mendPlace(script, found);
  const here = { script, place };
  const step = findStep(script, stepId);
  if (!step) return showStep(state, here, world, world.content.say('guide-not-here'));
  if (answer === '.change') return changeStep(state, here, step.id, world);
  if (step.kind === 'collect' && answer !== onward) return changeList(state, here, step, answer, world);
  return step.id === place.step ? answerStep(state, here, answer, world) : answerEarlier(state, here, step, answer, world);
}

/** Answers the step where the person is. */
export function answerStep(state: State, { script, place }: Here, answer: string, world: World, lead?: string): Turn {
  const next = giveAnswer(script, place, answer);
  if (!next) return showStep(state, { script, place }, world, world.content.say('guide-not-here'));
  return showStep(state, { script, place: next }, world, lead);
}

function answerEarlier(state: State, here: Here, step: Step, answer: string, world: World): Turn {
  const { script, place } = here;
  const opened = changeAnswer(place, step.id);
  const next = opened && giveAnswer(script, opened, answer);
  if (!next) return showStep(state, here, world, world.content.say('guide-not-here'));
  const isOnlyReading = step.kind === 'say' || step.kind === 'answer';
  const lead = world.content.say(isOnlyReading ? 'guide-not-here' : 'guide-changed');
  return showStep(state, { script, place: next }, world, lead);
}

/** One step back. */
export function stepBack(state: State, world: World): Turn | null {
  const here = dialogOf(state, world.content);
  if (!here) return null;
  const place = goBack(here.place);
  return place ? showStep(state, { ...here, place }, world) : showStep(state, here, world, world.content.say('guide-at-start'));
}

/** Offers the answers that may be changed; where there is but one, opens it. */
export function offerChanges(state: State, world: World): Turn | null {
  const here = dialogOf(state, world.content);
  if (!here) return null;
  const { say } = world.content;
  const answers = changeable(here);
  const [only] = answers;
  if (!only) return bringBack(sayLine(state, say('guide-nothing-to-change'), []), world);
  if (answers.length === 1) return changeStep(state, here, only.step, world);
  const buttons = answers.map(({ step, option }) => {
    const title = answerTitle(here, step, option) || say('guide-no-answer');
    return stepButton(here.script, step, '.change', clip(title));
  });
  return sayLine(state, say('guide-change-which'), buttons);
}

function changeStep(state: State, here: Here, step: string, world: World): Turn {
  const place = changeAnswer(here.place, step);
  return place ? showStep(state, { ...here, place }, world, world.content.say('guide-change-now')) : showStep(state, here, world);
}

/** Adds to a list, moves or removes an item, or shows how to. Only while the list is being built. */
function changeList(state: State, here: Here, step: StepOf<'collect'>, answer: string, world: World): Turn {
  const { script, place } = here;
  const { say } = world.content;
  if (place.step !== step.id) return showStep(state, here, world, say('guide-not-here'));
  const [what = '', id = ''] = answer.split('.');
  if (answer === '.edit') return offerItems(state, here, step, world);
  if (answer === '.aside') return addAside(state, here, step, world);
  if (what === 'item') return offerMoves(state, here, step, id, world);
  const suggestion = what === 'add' ? step.suggestions.find((one) => one.id === id) : undefined;
  const next = suggestion
    ? addItems(place, step.list, itemsSuggested(suggestion, world.content), world.now)
    : isMove(what)
      ? moveItem(place, step.list, id, what)
      : place;
  const lead = suggestion
    ? say('guide-list-added', { text: suggestion.title })
    : say(next === place ? 'guide-not-here' : 'guide-list-changed');
  return showList(state, { script, place: next }, world, lead);
}

/** Says the list as it is now, without asking for it all over again. */
export function showList(state: State, here: Here, world: World, lead: string): Turn {
  const shown = showStep(state, here, world);
  const step = currentStep(here.script, here.place);
  const [message] = shown.replies;
  if (!message || step.kind !== 'collect') return shown;
  return { ...shown, replies: [{ ...message, text: `${lead} ${world.content.say('guide-list-go-on')}` }] };
}

function addAside(state: State, { script, place }: Here, step: StepOf<'collect'>, world: World): Turn {
  const { say } = world.content;
  if (state.aside === null) return showStep(state, { script, place }, world, say('guide-not-here'));
  const next = addItems(place, step.list, [state.aside.text], world.now);
  return showList(state, { script, place: next }, world, say('guide-list-added', { text: state.aside.text }));
}

/** For those who have no buttons beside the items: first which, then where to. */
function offerItems(state: State, { script, place }: Here, step: StepOf<'collect'>, world: World): Turn {
  const buttons = itemsOf(place, step.list).map(({ id, text }) => stepButton(script, step.id, `item.${id}`, clip(text)));
  return sayLine(state, world.content.say('guide-list-which'), [...buttons, backToList({ script, place }, world)]);
}

function offerMoves(state: State, { script, place }: Here, step: StepOf<'collect'>, id: string, world: World): Turn {
  const { say } = world.content;
  const item = itemsOf(place, step.list).find((one) => one.id === id);
  if (!item) return showStep(state, { script, place }, world, say('guide-not-here'));
  const buttons = moveButtons(script, step.id, itemsOf(place, step.list), id, say);
  return sayLine(state, say('guide-list-item', { text: item.text }), [...buttons, backToList({ script, place }, world)]);
}

function backToList({ script }: Here, { content }: World) {
  const title = content.say('guide-list-back-button');
  return { kind: 'tap', title, tap: { kind: 'dialog', id: `${script.id}/resume` } } as const;
}

function isMove(what: string): what is Move {
  return (moves as readonly string[]).includes(what);
}

/** What fits on a button. */
function clip(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59).trimEnd()}…`;
}

/** The place with what was written at an `ask` step. */
export function keepText(place: Place, text: string, now: number): Place {
  return { ...place, texts: { ...place.texts, [place.step]: { text, at: now } } };
}
