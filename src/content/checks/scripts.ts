import type { Step } from '../../dialogs/script.ts';
import { checkGraph } from '../../dialogs/script-graph.ts';
import type { ContentFiles, ScriptContentFile } from '../files.ts';
import type { Problem } from '../problems.ts';

/** Every guided dialog can be walked from its beginning to an end, and everything that it names is there. */
export function checkScripts(files: ContentFiles): Problem[] {
  const known = {
    entries: new Set(files.entries.flatMap(({ id, value }) => [id, ...value.formerly])),
    topics: new Set(files.topics.value.topics.map(({ id }) => id)),
    facts: new Map(files.facts.value.facts.map((fact) => [fact.id, fact.section])),
    documents: new Set(files.pack.value.sources.map(({ id }) => id)),
    safetyLines: new Set(Object.keys(files.safety.value.safetyLines)),
    safetyReplies: new Set(Object.keys(files.safety.value.replies)),
    dialogs: new Set(files.scripts.flatMap(({ id, value }) => [id, ...value.formerly])),
  };
  return files.scripts.flatMap((script) => [
    ...checkGraph(script.value).map(({ step, what }) => at(script, ['steps', indexOf(script, step)], what)),
    ...checkIds(script),
    ...namesIn(script, ['topics'], script.value.topics, known.topics, 'topic in topics.yaml'),
    ...script.value.steps.flatMap((step, i) => checkStep(script, step, i, known)),
  ]);
}

interface Known {
  readonly entries: ReadonlySet<string>;
  readonly facts: ReadonlyMap<string, string>;
  readonly documents: ReadonlySet<string>;
  readonly safetyLines: ReadonlySet<string>;
  readonly safetyReplies: ReadonlySet<string>;
  readonly dialogs: ReadonlySet<string>;
}

function checkStep(script: ScriptContentFile, step: Step, i: number, known: Known): Problem[] {
  const path = ['steps', i];
  return [
    ...checkSource(script, step, path, known),
    ...namesIn(script, [...path, 'safetyLines'], step.safetyLines, known.safetyLines, 'safety line in safety.yaml'),
    ...namesIn(script, [...path, 'safetyReply'], listed(step.safetyReply), known.safetyReplies, 'reply in safety.yaml'),
    ...(isSilent(step) ? [at(script, path, `the step ${step.id} says nothing: give it a text, or a safetyReply`)] : []),
    ...checkKind(script, step, path, known),
  ];
}

function checkKind(script: ScriptContentFile, step: Step, path: readonly PropertyKey[], known: Known): Problem[] {
  const lists = new Set(Object.keys(script.value.lists));
  switch (step.kind) {
    case 'answer':
      return namesIn(script, [...path, 'entry'], [step.entry], known.entries, 'entry');
    case 'choose':
      return checkTitles(script, step.options, [...path, 'options']);
    case 'collect':
      return [
        ...namesIn(script, [...path, 'list'], [step.list], lists, 'list under lists'),
        ...checkTitles(script, step.suggestions, [...path, 'suggestions']),
        ...step.suggestions.flatMap(({ questionsOf }, s) =>
          namesIn(script, [...path, 'suggestions', s, 'questionsOf'], questionsOf, known.entries, 'entry'),
        ),
      ];
    case 'end':
      return [
        ...namesIn(script, [...path, 'list'], listed(step.list), lists, 'list under lists'),
        ...namesIn(script, [...path, 'offers'], step.offers, known.dialogs, 'dialog in dialogs/scripts'),
      ];
    default:
      return [];
  }
}

/** What a step states has a fact behind it, under the heading that it cites. */
function checkSource(script: ScriptContentFile, step: Step, path: readonly PropertyKey[], known: Known): Problem[] {
  const { facts, source } = step;
  const unknown = namesIn(script, [...path, 'facts'], facts, known.facts, 'fact in facts.yaml');
  if (facts.length === 0 && !source) return unknown;
  const where = [...path, 'source'];
  if (!source) return [...unknown, at(script, path, `the step ${step.id} states facts: name their source, as an entry does`)];
  const isUnder = facts.some((fact) => known.facts.get(fact) === source.section) || source.section === 'Summary';
  return [
    ...unknown,
    ...namesIn(script, where, [source.document], known.documents, 'source in pack.yaml'),
    ...(isUnder
      ? []
      : [
          at(
            script,
            where,
            `none of its facts stands under "${source.section}": name the section that facts.yaml gives for them`,
          ),
        ]),
  ];
}

/** Each choice is told from the others by its first word: whoever types, or speaks to their phone, says that. */
function checkTitles(
  script: ScriptContentFile,
  choices: readonly { readonly id: string; readonly title: string }[],
  path: readonly PropertyKey[],
): Problem[] {
  return choices.flatMap(({ id, title }, i) => [
    ...(choices.findIndex((other) => firstWord(other.title) === firstWord(title)) < i
      ? [at(script, [...path, i, 'title'], `"${title}" begins like another choice: begin each with another word`)]
      : []),
    ...(choices.findIndex((other) => other.id === id) < i
      ? [at(script, [...path, i, 'id'], `the id ${id} stands twice: give each choice its own`)]
      : []),
  ]);
}

function firstWord(title: string): string {
  const words = title.toLowerCase().match(/[\p{L}\d'-]+/gu) ?? [];
  const [first = '', second = ''] = words;
  return articles.has(first) ? second : first;
}

const articles: ReadonlySet<string> = new Set(['a', 'an', 'the']);

/** No step's id stands for two steps, whether now or formerly. */
function checkIds(script: ScriptContentFile): Problem[] {
  const seen = new Set<string>();
  return script.value.steps.flatMap(({ id, formerly }, i) =>
    [id, ...formerly].flatMap((name) => {
      if (!seen.has(name)) {
        seen.add(name);
        return [];
      }
      return [at(script, ['steps', i], `the id ${name} stands twice: give each step its own`)];
    }),
  );
}

function isSilent(step: Step): boolean {
  return (step.kind === 'say' || step.kind === 'end') && step.text === undefined && step.safetyReply === undefined;
}

function listed(name: string | undefined): string[] {
  return name === undefined ? [] : [name];
}

function namesIn(
  script: ScriptContentFile,
  path: readonly PropertyKey[],
  names: readonly string[],
  known: { has(name: string): boolean },
  kind: string,
): Problem[] {
  return names
    .filter((name) => !known.has(name))
    .map((name) => at(script, path, `there is no ${kind} of the name ${name}: correct it, or write it`));
}

function indexOf({ value }: ScriptContentFile, step: string): number {
  return value.steps.findIndex(({ id }) => id === step);
}

function at(script: ScriptContentFile, path: readonly PropertyKey[], what: string): Problem {
  return { severity: 'error', file: script.name, line: script.lineOf(path), what };
}
