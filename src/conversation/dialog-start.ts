import { mendPlace } from '../dialogs/mend-place.ts';
import type { Place } from '../dialogs/place.ts';
import type { Script } from '../dialogs/script.ts';
import { beginScript, isOver } from '../dialogs/stepper.ts';
import { commandButton, dialogButton } from './buttons.ts';
import type { Content } from './content.ts';
import { changeLine, goneNotice } from './dialog-mend.ts';
import { findScript, pausedDialog, placeIn, putAside } from './dialog-places.ts';
import { carryOnButtons, sayLine, showStep } from './dialog-turns.ts';
import { wordsIn } from './dialog-words-kept.ts';
import type { State } from './state.ts';
import type { Turn } from './turn-result.ts';
import type { World } from './world.ts';

/** Follows a button of a dialog: `<dialog>`, `<dialog>/resume` or `<dialog>/begin`. */
export function followDialog(state: State, id: string, world: World): Turn {
  const [name = '', how] = id.split('/');
  const script = findScript(name, world.content);
  if (!script) return dialogGone(state, name, world);
  const place = placeIn(script, state);
  if (!place || how === 'begin') return beginDialog(state, script, place, world);
  if (how === 'resume') return resumeDialog(state, script, place, world);
  const isFresh = place.trail.length === 0 && wordsIn(place).length === 0;
  return isFresh ? resumeDialog(state, script, place, world) : askWhereToBegin(state, script, place, world);
}

/** All guided dialogs, each with what it is for; first what was left half way. */
export function showDialogs(state: State, { content }: World): Turn {
  const lines = content.scripts.map(({ title, hint }) => `- ${title}: ${hint}`);
  const buttons = [
    ...carryOnButtons(state, content),
    ...content.scripts.map((script) => dialogButton(script)),
    commandButton('menu', content.say('menu-button')),
  ];
  return sayLine(state, `${content.say('guides-intro')}\n\n${lines.join('\n')}`, buttons);
}

/** Goes on with the dialog that was put aside last; `null` when there is none. */
export function resumeLatest(state: State, world: World): Turn | null {
  const here = pausedDialog(state, world.content);
  const place = here && placeIn(here.script, state);
  return place && resumeDialog(state, here.script, place, world);
}

/** What was written before stays: a new beginning loses no words. */
function beginDialog(state: State, script: Script, earlier: Place | null, world: World): Turn {
  const place = { ...beginScript(script), ...(earlier ? { texts: earlier.texts, lists: earlier.lists } : {}) };
  return showStep(state, { script, place }, world);
}

function resumeDialog(state: State, script: Script, place: Place, world: World): Turn {
  const mended = mendPlace(script, place);
  const isUnderWay = state.dialog === place;
  const resumed = isUnderWay ? '' : world.content.say('guide-resumed', { title: script.title });
  const lead = changeLine(mended.change, script, world.content) || resumed;
  return showStep(state, { script, place: { ...mended.place, script: script.id } }, world, lead === '' ? undefined : lead);
}

function askWhereToBegin(state: State, script: Script, place: Place, world: World): Turn {
  const { say } = world.content;
  const { place: now } = mendPlace(script, place);
  const on = say(isOver(script, now) ? 'guide-look-again-button' : 'guide-carry-on-here-button');
  const ways = [withHow(script, 'resume', on), withHow(script, 'begin', say('guide-begin-button'))];
  return sayLine(state, say('guide-here-before', { title: script.title }), ways);
}

function withHow(script: Script, how: string, title: string) {
  return { kind: 'tap', title, tap: { kind: 'dialog', id: `${script.id}/${how}` } } as const;
}

/** An old button, or a dialog that was taken out of the content while it was put aside. */
function dialogGone(state: State, id: string, world: World): Turn {
  const isIt = (place: Place) => place.script === id;
  const place = state.paused.find(isIt);
  if (!place) return showDialogs(putAside(state), world);
  const notice = goneNotice(place, world.content);
  return sayLine({ ...state, paused: state.paused.filter((other) => !isIt(other)) }, notice.text, notice.buttons);
}

/** The dialog that was asked for by its title, or by other words for it. */
export function dialogNamed(text: string, { scripts }: Content, isSame: (one: string, other: string) => boolean): Script | null {
  return scripts.find((script) => [script.title, ...script.also].some((name) => isSame(name, text))) ?? null;
}
