import { readFileSync } from 'node:fs';
import { checkTemplates, type ReadFile } from '../../src/deployment/check-templates.ts';
import type { CodeFacts } from '../../src/deployment/checks/code.ts';
import { formatFault } from '../../src/deployment/checks/fault.ts';
import { readProjectFacts } from '../../src/deployment/project-facts.ts';

/** A template as a test changes it. */
// biome-ignore lint/suspicious/noExplicitAny: a test plants whatever it likes
export type Loose = any;

export const existing = 'deployUseExistResourceGroup/template-with-rg.json';
export const fresh = 'deployWithNewResourceGroup/template-new-rg.json';
export const existingParameters = 'deployUseExistResourceGroup/parameters-for-template-with-rg.json';

/** The project's facts, read once. */
export const projectFacts = readProjectFacts();

/** The files as they are. */
export const readProjectFile: ReadFile = (path) => {
  try {
    return readFileSync(`deploymentTemplates/${path}`, 'utf8');
  } catch {
    return undefined;
  }
};

/** What the checks say when one file was changed, or is another text. */
export function faultsWith(
  path: string,
  plant: ((json: Loose) => void) | string | undefined,
  facts: CodeFacts = projectFacts,
): string[] {
  const read: ReadFile = (asked) => {
    const text = readProjectFile(asked);
    if (asked !== path || text === undefined) return text;
    return typeof plant === 'function' ? changed(text, plant) : plant;
  };
  return checkTemplates(read, facts).map(formatFault);
}

function changed(text: string, plant: (json: Loose) => void): string {
  const json: Loose = JSON.parse(text);
  plant(json);
  return JSON.stringify(json);
}

/** The one resource of a type, in the template for an existing group. */
export function one(template: Loose, type: string, ending = ''): Loose {
  const found = template.resources.find((resource: Loose) => resource.type === type && resource.name.includes(ending));
  if (!found) throw new Error(`no ${type} to plant a fault in`);
  return found;
}
