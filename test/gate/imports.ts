/** What each folder of `src` may import of the others: imports run one way. The core may name no package but these. */
const corePackages = new Set(['zod', 'fuse.js']);
/** Time zones and telephone numbers are no business of ours: what is known of them changes without us. */
const handoffPackages = new Set(['luxon', 'libphonenumber-js/max']);
const coreFolders: Readonly<Record<string, readonly string[]>> = {
  language: [],
  knowledge: ['language'],
  safety: ['language'],
  dialogs: ['language'],
  handoff: ['language'],
  conversation: ['language', 'knowledge', 'safety', 'dialogs', 'handoff'],
};
const everywhere = new Set(['errors.ts', 'clock.ts', 'log.ts', 'code.ts']);

/** The imports of a core file that break the rule, as they are written. `file` is relative to `src`. Other files have none here. */
export function forbiddenImports(file: string, source: string): string[] {
  const [folder = ''] = file.split('/');
  const allowed = coreFolders[folder];
  if (!allowed) return [];
  return importsOf(source).filter((target) => !isAllowed(target, allowed));
}

function isAllowed(target: string, allowed: readonly string[]): boolean {
  if (target.startsWith('./') && !target.includes('..')) return true;
  const up = /^\.\.\/([^/]+)(?:\/|$)/.exec(target)?.[1];
  if (up !== undefined && up !== '..') return allowed.includes(up) || everywhere.has(up);
  return corePackages.has(target) || (allowed === coreFolders['handoff'] && handoffPackages.has(target));
}

function importsOf(source: string): string[] {
  const found = source.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)['"]([^'"\n]+)['"]/g);
  return [...found].map((match) => match[1] ?? '');
}
