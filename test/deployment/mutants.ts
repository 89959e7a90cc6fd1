import { existing, faultsWith, type Loose, readProjectFile } from './planted.ts';

/** What may be so or otherwise: nothing comes of it, or it is waited for in another way as well. */
const harmless: readonly RegExp[] = [
  /^taken away: resources\.\d+\.dependsOn\.\d+$/,
  /(useCommonAlertSchema|RetryEnabled|http20Enabled)$/,
  /^emptied: resources\.\d+\.properties\.description$/,
];

/** How many templates with one thing wrong were tried (each one in `every`), and which of them the checks let pass. */
export function mutantsThatPass(every: number): { tried: number; passed: readonly string[] } {
  const template = JSON.parse(readProjectFile(existing) ?? '');
  const mutants = [...mutantsOf(template, ['resources', 'variables'])].filter((_, i) => i % every === 0);
  const passed = mutants.filter(({ what, text }) => {
    // That the other template is otherwise says nothing of what is wrong.
    const faults = faultsWith(existing, text).filter((fault) => !/ differs between |: only deploy/.test(fault));
    return faults.length === 0 && !harmless.some((pattern) => pattern.test(what));
  });
  return { tried: mutants.length, passed: passed.map(({ what }) => what) };
}

/** A template with one thing wrong, and where: `taken away: resources.3.properties.enabled`. */
interface Mutant {
  readonly what: string;
  readonly text: string;
}

type Path = readonly (string | number)[];

/** Every member of a part of a template taken away, misspelt, turned round or emptied, one at a time. */
function* mutantsOf(template: Loose, parts: readonly string[]): Generator<Mutant> {
  for (const part of parts) yield* mutantsWithin(template, template[part], [part]);
}

function* mutantsWithin(template: Loose, node: Loose, path: Path): Generator<Mutant> {
  for (const [name, value] of Object.entries(node)) {
    const place = [...path, Array.isArray(node) ? Number(name) : name];
    for (const [how, change] of changesOf(value, Array.isArray(node))) yield mutate(template, place, how, change);
    if (typeof value === 'object' && value !== null) yield* mutantsWithin(template, value, place);
  }
}

/** What is done to a member of `parent`, which is called `name` there. */
type Change = (parent: Loose, name: string | number) => void;

function changesOf(value: unknown, isListed: boolean): (readonly [how: string, change: Change])[] {
  return [
    ['taken away', (parent, name) => (isListed ? parent.splice(name, 1) : delete parent[name])],
    ...(isListed ? [] : [['misspelt', misspell] as const]),
    ...(typeof value === 'boolean' ? [['turned round', (parent: Loose, name: Loose) => (parent[name] = !value)] as const] : []),
    ...(typeof value === 'string' ? [['emptied', (parent: Loose, name: Loose) => (parent[name] = '')] as const] : []),
    ...(typeof value === 'string' && value.startsWith('[')
      ? [['written in stone', (parent: Loose, name: Loose) => (parent[name] = 'something')] as const]
      : []),
  ];
}

function misspell(parent: Loose, name: string | number): void {
  parent[`${name}x`] = parent[name];
  delete parent[name];
}

function mutate(template: Loose, place: Path, how: string, change: Change): Mutant {
  const copy = structuredClone(template);
  const parent = place.slice(0, -1).reduce((at: Loose, name) => at[name], copy);
  change(parent, place.at(-1) ?? '');
  return { what: `${how}: ${place.join('.')}`, text: JSON.stringify(copy) };
}
