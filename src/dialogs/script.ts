import { z } from 'zod';
import { wordingSchema } from '../language/wording.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'write it in small letters, digits and hyphens');
const line = z.string().trim().min(1);
const buttonTitle = line.max(40, 'keep it to 40 characters: it stands on a button');

/** What every step has: its id, which stays when its words change, and what stands behind its words. */
const base = {
  id,
  /** Ids that this step had before: whoever paused there comes back here. */
  formerly: z.array(id).default([]),
  /** Ids in facts.yaml that the text states; the source is then shown with it. */
  facts: z.array(z.string()).default([]),
  /** The document and heading of those facts. */
  source: z.strictObject({ document: z.string(), section: line }).optional(),
  /** Lines of safety.yaml that are said after the text. */
  safetyLines: z.array(id).default([]),
  /** A reply of safety.yaml that is said, word for word, with its numbers. */
  safetyReply: id.optional(),
};

const optionSchema = z.strictObject({
  id,
  formerly: z.array(id).default([]),
  title: buttonTitle,
  /** Other words for it that people may type. */
  also: z.array(line).default([]),
  /** The option that "yes please", "no thanks" or "not sure" picks. */
  means: z.enum(['yes', 'no', 'unsure']).optional(),
  next: id,
});

const suggestionSchema = z.strictObject({
  id,
  title: buttonTitle,
  also: z.array(line).default([]),
  /** Puts the "ask your team" questions of these entries on the list ... */
  questionsOf: z.array(id).default([]),
  /** ... and these words of its own. */
  items: z.array(line.max(200)).default([]),
});

const stepSchema = z.discriminatedUnion('kind', [
  /** Says something, and waits until the person wants to go on. */
  z.strictObject({ ...base, kind: z.literal('say'), text: line.optional(), next: id }),
  /** Asks for one of two to eight answers. */
  z.strictObject({ ...base, kind: z.literal('choose'), text: line, options: z.array(optionSchema).min(2).max(8) }),
  /** Asks for an answer in the person's own words; it may be left out. */
  z.strictObject({ ...base, kind: z.literal('ask'), text: line, next: id }),
  /** Builds a list by taps and by typing; it can be put in order. */
  z.strictObject({
    ...base,
    kind: z.literal('collect'),
    text: line,
    list: id,
    suggestions: z.array(suggestionSchema).max(10).default([]),
    next: id,
  }),
  /** Gives an entry's answer, with its source, after a line of the dialog's own. */
  z.strictObject({ ...base, kind: z.literal('answer'), text: line.optional(), entry: id, next: id }),
  /** Ends with the ways to a person; what was collected goes along. */
  z.strictObject({ ...base, kind: z.literal('handoff'), text: line }),
  /** Ends; perhaps with the list that was built. */
  z.strictObject({
    ...base,
    kind: z.literal('end'),
    text: line.optional(),
    list: id.optional(),
    /** Other dialogs to go on with. */
    offers: z.array(id).default([]),
  }),
]);

/** `dialogs/scripts/<id>.yaml`: one guided dialog. Its id is the file's name; it begins at the first step. */
export const scriptFileSchema = z.strictObject({
  title: buttonTitle,
  /** One plain sentence for the menu of dialogs. */
  hint: line,
  /** Its place in the menu of dialogs, from the front. */
  order: z.number().int().default(100),
  /** Other words by which people may ask for it. */
  also: z.array(line).default([]),
  /** Ids that this dialog had before. */
  formerly: z.array(id).default([]),
  /** Topics of topics.yaml whose menu offers it. */
  topics: z.array(id).default([]),
  /** The lists that are built, by id, with the heading that each is left with. */
  lists: z.record(id, line).default({}),
  steps: z.array(stepSchema).min(2),
  wording: wordingSchema,
});

export type ScriptFile = z.infer<typeof scriptFileSchema>;
export type Step = ScriptFile['steps'][number];
export type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;
export type Suggestion = StepOf<'collect'>['suggestions'][number];

/** A dialog as the rest of the house uses it. */
export interface Script extends ScriptFile {
  readonly id: string;
  /** Another one when steps, options or ways between them change; the same when only words do. */
  readonly version: string;
}

/** What answers a step that has but one way on. */
export const onward = 'on';
/** Leaves an `ask` step without an answer. */
export const skipped = 'skip';

/** A step by its id, or by one that it had before. */
export function findStep({ steps }: Pick<Script, 'steps'>, id: string): Step | undefined {
  return steps.find((step) => step.id === id) ?? steps.find((step) => step.formerly.includes(id));
}

/** Where each answer to a step leads: option id to step id, in the order of the file. Nowhere from a step that ends. */
export function waysFrom(step: Step): ReadonlyMap<string, string> {
  switch (step.kind) {
    case 'handoff':
    case 'end':
      return new Map();
    case 'choose':
      return new Map(step.options.map((option) => [option.id, option.next]));
    case 'ask':
      return new Map([
        [onward, step.next],
        [skipped, step.next],
      ]);
    default:
      return new Map([[onward, step.next]]);
  }
}

/** What stands behind a script's version: everything that decides where a person is, and no words. */
export function shapeOf({ steps }: ScriptFile): unknown {
  return steps.map((step) => [step.id, step.kind, ...waysFrom(step)]);
}
