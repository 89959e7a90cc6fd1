import { currentStep } from '../dialogs/stepper.ts';
import { dialogButton } from './buttons.ts';
import type { Content } from './content.ts';
import { askingDialog, enterPlace, type Here, pausedDialog, putAside } from './dialog-places.ts';
import { offerPersonBelow } from './offer-person.ts';
import { offersOf } from './offers.ts';
import type { Button, Outbound } from './outbound.ts';
import { stepMessage, stepReminder } from './show-step.ts';
import type { State } from './state.ts';
import type { Turn } from './turn-result.ts';
import { withButtons } from './with-buttons.ts';
import type { World } from './world.ts';

/** Takes up a place and says its step, after a line about how the person came here. */
export function showStep(state: State, here: Here, world: World, lead?: string): Turn {
  const message = stepMessage(here, world.content, world.now);
  const said = lead === undefined ? message : { ...message, text: `${lead}\n\n${message.text}` };
  const shown = { state: { ...enterPlace(state, here.place), reach: null, offered: offersOfStep(said) }, replies: [said] };
  return currentStep(here.script, here.place).kind === 'handoff' ? offerPersonBelow(shown, 'dialog', world) : shown;
}

/** After something else was answered: what the dialog waits for is asked again, and typed numbers mean its buttons. */
export function bringBack(shown: Turn, world: World): Turn {
  const here = askingDialog(shown.state, world.content);
  if (!here) return shown;
  const message = stepReminder(here, world.content, world.now);
  return {
    ...shown,
    state: { ...shown.state, offered: [...offersOfStep(message), ...shown.state.offered] },
    replies: [...shown.replies, message],
  };
}

/** What leads elsewhere puts the dialog aside, and says with a button how to come back. */
export function leaveFor(shown: Turn, { content }: World): Turn {
  const here = askingDialog(shown.state, content);
  if (!here) return shown;
  return withButtons({ ...shown, state: putAside(shown.state) }, [carryOnButton(here, content)]);
}

/** The button that goes on with a dialog that was put aside; nothing when none was. */
export function carryOnButtons(state: State, content: Content): Button[] {
  const here = askingDialog(state, content) ?? pausedDialog(state, content);
  return here ? [carryOnButton(here, content)] : [];
}

/** Goes on with a dialog where it was left. */
export function carryOnButton({ script }: Here, { say }: Content): Button {
  const button = dialogButton(script, say('guide-carry-on-button', { title: script.title }));
  return button.kind === 'tap' ? { ...button, tap: { ...button.tap, id: `${script.id}/resume` } } : button;
}

/** One line of the assistant's own, with buttons. */
export function sayLine(state: State, text: string, buttons: readonly Button[]): Turn {
  return { state: { ...state, offered: offersOf(buttons) }, replies: [{ tone: 'plain', text, buttons }] };
}

/** The step's own buttons first: "2" is the second of them. */
function offersOfStep({ buttons, guide }: Outbound) {
  return offersOf([...buttons, ...(guide?.controls ?? [])]);
}
