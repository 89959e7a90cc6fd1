import { itemsOf, moves } from '../dialogs/lists.ts';
import type { Say } from '../dialogs/phrases.ts';
import type { ListItem, Place } from '../dialogs/place.ts';
import type { Script, Step } from '../dialogs/script.ts';
import { findStep } from '../dialogs/script.ts';
import { isOver } from '../dialogs/stepper.ts';
import { commandButton, stepButton } from './buttons.ts';
import type { Content } from './content.ts';
import type { Here } from './dialog-places.ts';
import type { Button, GuideList } from './outbound.ts';

/** The ways about in a dialog, at whatever step: back, change an answer, pause, stop. What can't be done is not offered. */
export function controlsOf(here: Here, { say }: Content): Button[] {
  const back = here.place.trail.length > 0 ? [commandButton('back', say('guide-back-button'))] : [];
  const change = changeable(here).length > 0 ? [commandButton('change', say('guide-change-button'))] : [];
  const leave = isOver(here.script, here.place)
    ? []
    : [commandButton('pause', say('guide-pause-button')), commandButton('stop', say('guide-stop-button'))];
  return [...back, ...change, ...leave];
}

/** The answers on the way here that may be changed, each once: what was chosen, written or put on a list. */
export function changeable({ script, place }: Here): { readonly step: string; readonly option: string }[] {
  const latest = new Map<string, Place['trail'][number]>();
  for (const answer of place.trail) {
    const step = findStep(script, answer.step);
    if (step?.kind === 'collect') latest.set(`list ${step.list}`, answer);
    else if (step?.kind === 'choose' || step?.kind === 'ask') latest.set(`step ${step.id}`, answer);
  }
  return [...latest.values()].filter(({ step }) => step !== place.step);
}

/** The list that a step builds, or that the dialog's end leaves the person with. */
export function listOf({ script, place }: Here, step: Step, { say }: Content): GuideList | null {
  const list = listIdOf(script, step);
  if (list === null) return null;
  const items = itemsOf(place, list);
  if (items.length === 0) return null;
  const isOpen = step.kind === 'collect';
  return {
    title: script.lists[list] ?? '',
    items: items.map(({ id, text }) => ({ text, buttons: isOpen ? moveButtons(script, step.id, items, id, say) : [] })),
    ...(isOpen ? { edit: stepButton(script, step.id, '.edit', say('guide-list-edit-button')) } : {}),
  };
}

/** The ways to move an item that change something where it stands, and the one that takes it off. */
export function moveButtons(script: Script, step: string, items: readonly ListItem[], id: string, say: Say): Button[] {
  const at = items.findIndex((item) => item.id === id);
  const changes = { up: at > 0, down: at < items.length - 1, top: at > 1, remove: true };
  return moves
    .filter((move) => changes[move])
    .map((move) => stepButton(script, step, `${move}.${id}`, say(`guide-list-${move}-button`)));
}

/** A handoff takes every list along; it shows the first that has something on it. */
function listIdOf({ lists }: Script, step: Step): string | null {
  if (step.kind === 'collect' || step.kind === 'end') return step.list ?? null;
  return step.kind === 'handoff' ? (Object.keys(lists)[0] ?? null) : null;
}
