import { mendPlace } from '../dialogs/mend-place.ts';
import type { Place } from '../dialogs/place.ts';
import type { Script } from '../dialogs/script.ts';
import { isOver } from '../dialogs/stepper.ts';
import type { Content } from './content.ts';
import type { State } from './state.ts';

/** A guided dialog and a person's place in it. */
export interface Here {
  readonly script: Script;
  readonly place: Place;
}

/** A dialog by its id, or by one that it had before. */
export function findScript(id: string, { scripts }: Content): Script | undefined {
  return scripts.find((script) => script.id === id) ?? scripts.find((script) => script.formerly.includes(id));
}

/** The dialog that is under way or has just ended; `null` when there is none. */
export function dialogOf({ dialog }: State, content: Content): Here | null {
  return dialog && hereOf(dialog, content);
}

/** The dialog that waits for an answer. */
export function askingDialog(state: State, content: Content): Here | null {
  const here = dialogOf(state, content);
  return here && !isOver(here.script, here.place) ? here : null;
}

/** The latest dialog that was put aside before its end; one that an edit has brought to its end since still has that to say. */
export function pausedDialog({ paused }: State, content: Content): Here | null {
  for (const stored of paused) {
    const script = findScript(stored.script, content);
    if (!script) continue;
    const { place, change } = mendPlace(script, stored);
    if (change !== 'same' || !isOver(script, place)) return { script, place };
  }
  return null;
}

/** The place in this dialog, wherever it is kept. */
export function placeIn(script: Script, { dialog, paused }: State): Place | null {
  const places = [...(dialog ? [dialog] : []), ...paused];
  return places.find((place) => isOf(place, script)) ?? null;
}

/** More dialogs than this are not kept waiting. */
const mostPaused = 6;

/** Takes up a place; what was under way in another dialog is put aside. */
export function enterPlace(state: State, place: Place): State {
  const others = putAside(state).paused.filter((other) => other.script !== place.script);
  return { ...state, misses: 0, aside: null, dialog: place, paused: others.slice(0, mostPaused) };
}

/** Puts the dialog aside: what is typed no longer answers it. */
export function putAside(state: State): State {
  if (!state.dialog) return state;
  const { dialog } = state;
  const paused = [dialog, ...state.paused.filter((other) => other.script !== dialog.script)].slice(0, mostPaused);
  return { ...state, aside: null, dialog: null, paused };
}

/** A script may have been edited since: the place is where it leads now. */
function hereOf(place: Place, content: Content): Here | null {
  const script = findScript(place.script, content);
  return script ? { script, place: mendPlace(script, place).place } : null;
}

function isOf({ script: id }: Place, script: Script): boolean {
  return id === script.id || script.formerly.includes(id);
}
