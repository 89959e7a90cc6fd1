import type { Place, Trail } from './place.ts';
import { findStep, type Script, type Step, waysFrom } from './script.ts';

/** The beginning of a dialog. */
export function beginScript(script: Script): Place {
  const [first] = script.steps;
  if (!first) throw new Error(`the dialog ${script.id} has no steps`);
  const { id, version } = script;
  return { script: id, version, step: first.id, trail: [], kept: {}, returnTo: null, texts: {}, lists: {} };
}

/** The step where a person is. Throws for a place that was not mended after its script was changed: a bug. */
export function currentStep(script: Script, place: Place): Step {
  const step = findStep(script, place.step);
  if (!step) throw new Error(`the dialog ${script.id} has no step ${place.step}`);
  return step;
}

/** Whether the dialog has come to an end. */
export function isOver(script: Script, place: Place): boolean {
  return waysFrom(currentStep(script, place)).size === 0;
}

/** Answers the current step, and goes on to where the person was if this answer was a change. `null`: no such option here. */
export function giveAnswer(script: Script, place: Place, option: string): Place | null {
  const next = step(script, place, option);
  return next && forward(script, next);
}

/** Takes the last answer back: it is asked again. `null` at the beginning. */
export function goBack(place: Place): Place | null {
  const last = place.trail.at(-1);
  if (!last) return null;
  const kept = { ...place.kept, [last.step]: last.option };
  return { ...place, step: last.step, trail: place.trail.slice(0, -1), kept, returnTo: null };
}

/** Goes back to an earlier step to answer it anew; the answers after it are kept for the way forward. `null`: not on the trail. */
export function changeAnswer(place: Place, stepId: string): Place | null {
  const at = place.trail.findLastIndex((answer) => answer.step === stepId);
  if (at < 0) return null;
  const taken = place.trail.slice(at);
  const kept = { ...place.kept, ...Object.fromEntries(taken.map(({ step, option }) => [step, option])) };
  return { ...place, step: stepId, trail: place.trail.slice(0, at), kept, returnTo: place.step };
}

/** Where a trail leads from the beginning; `null` when the script does not let it be walked. */
export function replay(script: Script, trail: Trail): string | null {
  let at: string | undefined = script.steps[0]?.id;
  for (const answer of trail) {
    const here: Step | undefined = at === answer.step ? findStep(script, at) : undefined;
    at = here && waysFrom(here).get(answer.option);
  }
  return at ?? null;
}

/** Gives kept answers again until the person is where they were. Where these do not lead there any more, nothing is passed over. */
export function forward(script: Script, place: Place): Place {
  const seen = new Set<string>();
  let here = place;
  while (here.returnTo !== null && here.step !== here.returnTo && !seen.has(here.step)) {
    seen.add(here.step);
    const option = here.kept[here.step];
    const next = option === undefined ? null : step(script, here, option);
    if (!next) break;
    here = next;
  }
  return { ...(here.step === place.returnTo ? here : place), returnTo: null };
}

function step(script: Script, place: Place, option: string): Place | null {
  const here = currentStep(script, place);
  const next = waysFrom(here).get(option);
  if (next === undefined) return null;
  const kept = { ...place.kept };
  delete kept[here.id];
  return { ...place, step: next, trail: shorten([...place.trail, { step: here.id, option }]), kept };
}

/** Nobody walks back further than this: a round walked long ago is cut out, and the trail still leads to the same place. */
const longestTrail = 60;

function shorten(trail: Trail): Trail {
  if (trail.length <= longestTrail) return trail;
  const start = trail.findIndex((answer, i) => trail.findIndex((other, j) => j > i && other.step === answer.step) > i);
  if (start < 0) return trail;
  const end = trail.findIndex((answer, i) => i > start && answer.step === trail[start]?.step);
  return [...trail.slice(0, start), ...trail.slice(end)];
}
