import type { Place, Trail } from './place.ts';
import { findStep, type Script, type Step, waysFrom } from './script.ts';
import { forward } from './stepper.ts';

/** What became of a place after its script was edited. */
export interface Mended {
  readonly place: Place;
  /** `same`: nothing to say. `asked-again`: an answer is none any more. `moved`: this is the nearest step. */
  readonly change: 'same' | 'asked-again' | 'moved';
}

/**
 * Finds a person's place in a script that was edited since: walks their answers again, as far as they still lead anywhere.
 * An answer that is gone is asked again, a new step is asked first, a step that is gone is passed by; what was given
 * further on is kept for the way forward.
 */
export function mendPlace(script: Script, place: Place): Mended {
  if (place.version === script.version) return { place, change: 'same' };
  const walked = walk(script, rename(script, place.trail));
  const target = findStep(script, place.step)?.id ?? null;
  const kept = {
    ...renameKept(script, place.kept),
    ...Object.fromEntries(walked.rest.map(({ step, option }) => [step, option])),
  };
  const mended = { ...place, version: script.version, step: walked.step, trail: walked.trail, kept };
  const arrived = forward(script, { ...mended, returnTo: target });
  if (arrived.step === target) return { place: arrived, change: 'same' };
  return { place: { ...arrived, returnTo: target }, change: walked.refused ? 'asked-again' : 'moved' };
}

interface Walk {
  readonly step: string;
  readonly trail: Trail;
  /** Answers that could not be given on this way. */
  readonly rest: Trail;
  /** An option that the step has no more. */
  readonly refused: boolean;
}

function walk(script: Script, given: Trail): Walk {
  let here = script.steps[0];
  const trail: Trail = [];
  for (const [i, answer] of given.entries()) {
    if (!here) break;
    // A step that is gone has nothing more to ask.
    if (!findStep(script, answer.step)) continue;
    const next: Step | undefined =
      answer.step === here.id ? findStep(script, waysFrom(here).get(answer.option) ?? '') : undefined;
    if (!next) return { step: here.id, trail, rest: given.slice(i), refused: answer.step === here.id };
    trail.push(answer);
    here = next;
  }
  return { step: here?.id ?? '', trail, rest: [], refused: false };
}

/** Steps and options by the ids that they have now. */
function rename(script: Script, trail: Trail): Trail {
  return trail.map(({ step, option }) => {
    const found = findStep(script, step);
    return { step: found?.id ?? step, option: found ? renameOption(found, option) : option };
  });
}

function renameKept(script: Script, kept: Place['kept']): Place['kept'] {
  return Object.fromEntries(
    rename(
      script,
      Object.entries(kept).map(([step, option]) => ({ step, option })),
    ).map(({ step, option }) => [step, option]),
  );
}

function renameOption(step: Step, option: string): string {
  if (step.kind !== 'choose' || step.options.some(({ id }) => id === option)) return option;
  return step.options.find(({ formerly }) => formerly.includes(option))?.id ?? option;
}
