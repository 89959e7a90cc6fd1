import { type ScriptFile, type Step, waysFrom } from './script.ts';

/** A fault in how a dialog's steps hang together, at the step of that id. */
export interface GraphFault {
  readonly step: string;
  readonly what: string;
}

/**
 * What keeps a dialog from being walked: a next that is not there, a step that nobody reaches, a step from which no way ends,
 * and a round that nobody can choose to leave.
 */
export function checkGraph(script: Pick<ScriptFile, 'steps'>): GraphFault[] {
  const missing = missingSteps(script);
  if (missing.length > 0) return missing;
  const steps = new Map(script.steps.map((step) => [step.id, step]));
  const [first] = script.steps;
  const reached = spread(first ? [first.id] : [], (id) => waysOf(steps.get(id)));
  const ending = spread(
    script.steps.filter((step) => waysFrom(step).size === 0).map(({ id }) => id),
    (id) => script.steps.filter((step) => waysOf(step).includes(id)).map((step) => step.id),
  );
  return script.steps.flatMap((step) => [
    ...(reached.has(step.id) ? [] : [fault(step, 'nobody reaches it: let another step lead here, or take it out')]),
    ...(ending.has(step.id) ? [] : [fault(step, 'no way from it ends: lead one of them to an end or a handoff')]),
    ...(isTrap(step, steps)
      ? [fault(step, 'it leads round to itself without a choice: let a choose step stand in between')]
      : []),
  ]);
}

function missingSteps({ steps }: Pick<ScriptFile, 'steps'>): GraphFault[] {
  const ids = new Set(steps.map(({ id }) => id));
  return steps.flatMap((step) =>
    [...new Set(waysFrom(step).values())]
      .filter((next) => !ids.has(next))
      .map((next) => fault(step, `there is no step ${next}: correct the name after next, or write the step`)),
  );
}

/** Whether a step that leaves no choice comes back to itself through steps that leave none either. */
function isTrap(step: Step, steps: ReadonlyMap<string, Step>): boolean {
  const onlyWay = (id: string) => {
    const here = steps.get(id);
    return here && here.kind !== 'choose' ? waysOf(here) : [];
  };
  return spread(onlyWay(step.id), onlyWay).has(step.id) && step.kind !== 'choose';
}

function waysOf(step: Step | undefined): string[] {
  return step ? [...new Set(waysFrom(step).values())] : [];
}

/** Everything that `next` leads to from `start`, the start included. */
function spread(start: readonly string[], next: (id: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set(start);
  // A set that grows while it is walked: each member is visited once.
  for (const id of found) for (const other of next(id)) found.add(other);
  return found;
}

function fault({ id }: Step, what: string): GraphFault {
  return { step: id, what: `the step ${id}: ${what}` };
}
