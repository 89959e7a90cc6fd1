import { fitExactly } from '../dialogs/fit-reply.ts';
import { onward } from '../dialogs/script.ts';
import { currentStep } from '../dialogs/stepper.ts';
import { type Command, commandButton } from './buttons.ts';
import { askingDialog, type Here, putAside } from './dialog-places.ts';
import { resumeLatest } from './dialog-start.ts';
import { answerStep, followStep, offerChanges, stepBack } from './dialog-steps.ts';
import { carryOnButton, sayLine } from './dialog-turns.ts';
import type { Reply } from './reply.ts';
import type { State } from './state.ts';
import type { Turn } from './turn-result.ts';
import type { World } from './world.ts';

/** Does what a command says inside, or about, a guided dialog. `null` where there is none that it could be about. */
export function followDialogCommand(state: State, command: Command, world: World): Turn | null {
  switch (command) {
    case 'back':
      return stepBack(state, world) ?? resumeLatest(state, world);
    case 'change':
      return offerChanges(state, world);
    case 'pause':
    case 'stop':
      return leave(state, command, world);
    case 'resume':
      return resumeLatest(state, world);
    case 'more':
      // "Carry on" may mean the last answer or the dialog that was left: whichever came last.
      return state.lastEntry === null ? resumeLatest(state, world) : null;
    default:
      return null;
  }
}

/** What stands on a button of the step, typed as it stands: that comes before a command of the same words ("not yet"). */
export function pressedInWords(state: State, here: Here, { text }: Reply, world: World): Turn | null {
  const step = currentStep(here.script, here.place);
  const { language } = world.content;
  const option = step.kind === 'choose' ? fitExactly(step.options, text, language) : null;
  const added = step.kind === 'collect' ? fitExactly(step.suggestions, text, language) : null;
  if (added) return followStep(state, `${here.script.id}/${step.id}/add.${added.id}`, world);
  return option && answerStep(state, here, option.id, world);
}

/** A command that only a dialog knows, or knows better: "done" ends a list, and "pause" keeps the place. */
export function dialogCommandIn(state: State, here: Here, { means }: Reply, world: World): Turn | null {
  const step = currentStep(here.script, here.place);
  const isReady = step.kind === 'collect' && ['done', 'no', 'yes', 'acknowledgement'].some(means);
  if (isReady) return answerStep(state, here, onward, world);
  if (step.kind === 'ask' && means('no')) return answerStep(state, here, 'skip', world);
  if (means('pause') || ((step.kind === 'say' || step.kind === 'answer') && means('no'))) return leave(state, 'pause', world);
  return means('change') ? offerChanges(state, world) : null;
}

/** Both keep the place: nothing that was given is lost by a word. */
function leave(state: State, how: 'pause' | 'stop', world: World): Turn | null {
  const { content } = world;
  const here = askingDialog(state, content);
  if (!here) return null;
  const { say } = content;
  const menu = commandButton('menu', say('menu-button'));
  const carryOn = carryOnButton(here, content);
  const left = { ...putAside(state), lastEntry: null };
  if (how === 'stop') return sayLine(left, say('stopped'), [menu, carryOn]);
  return sayLine(left, say('guide-paused', { title: here.script.title }), [carryOn, menu]);
}
