import { findStep, type Script, type Step, waysFrom } from '../../dialogs/script.ts';

/** A box of a diagram: a step, with what a reader needs to recognise it. */
export interface Box {
  readonly id: string;
  readonly kind: Step['kind'];
  /** Its lines: first what kind of step it is, then its words or the entry that it gives. */
  readonly lines: readonly string[];
}

/** An arrow of a diagram; `label` is what the person presses, and nothing where there is but one way on. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** A dialog as boxes and arrows, for whoever signs it off. `titleOf` gives an entry's title. */
export function partsOf(script: Script, titleOf: (entry: string) => string): { boxes: Box[]; arrows: Arrow[] } {
  const boxes = script.steps.map((step) => ({ id: step.id, kind: step.kind, lines: linesOf(step, titleOf) }));
  const arrows = script.steps.flatMap((step) =>
    [...waysFrom(step)]
      // Leaving a question out leads where answering it does.
      .filter(([option], i, all) => option !== 'skip' || all[0]?.[1] !== all[i]?.[1])
      .map(([option, to]) => ({ from: step.id, to, label: labelOf(script, step.id, option) })),
  );
  return { boxes, arrows };
}

function linesOf(step: Step, titleOf: (entry: string) => string): string[] {
  const entry = step.kind === 'answer' ? [`Answer: ${titleOf(step.entry)}`] : [];
  const safety = [...step.safetyLines, ...(step.safetyReply === undefined ? [] : [step.safetyReply])];
  const words = (step.text ?? '').replace(/\s+/g, ' ').trim();
  return [
    `${kindWords[step.kind]} (${step.id})`,
    ...(words === '' ? [] : [words]),
    ...entry,
    ...(safety.length > 0 ? [`Safety wording: ${safety.join(', ')}`] : []),
  ];
}

/** The kinds of step in an editor's words. */
const kindWords: Readonly<Record<Step['kind'], string>> = {
  say: 'Says',
  choose: 'Asks for a choice',
  ask: 'Asks in own words',
  collect: 'Builds a list',
  answer: 'Answers',
  handoff: 'Ways to a person',
  end: 'End',
};

function labelOf(script: Script, stepId: string, option: string): string {
  const step = findStep(script, stepId);
  return step?.kind === 'choose' ? (step.options.find(({ id }) => id === option)?.title ?? '') : '';
}
