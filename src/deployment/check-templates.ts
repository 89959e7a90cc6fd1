import { isDeepStrictEqual } from 'node:util';
import { groupTemplateSchema, type Json, type JsonObject, subscriptionTemplateSchema } from './arm.ts';
import { checkAgreement, settingsOf } from './checks/agreement.ts';
import { type CodeFacts, checkSettingsDecided } from './checks/code.ts';
import type { Fault } from './checks/fault.ts';
import { checkGiven } from './checks/given.ts';
import { checkLimits } from './checks/limits.ts';
import { checkOutline } from './checks/outline.ts';
import { checkParameterFile } from './checks/parameter-file.ts';
import { checkPosture } from './checks/posture.ts';
import { checkSecrets } from './checks/secrets.ts';
import { sweepsOf, variationsOf } from './checks/variations.ts';
import { checkWhole } from './checks/whole.ts';
import { ExpressionFault } from './expression.ts';
import { readParameterFile, readTemplate, type Template } from './read-template.ts';
import { type Resolution, type Resolved, resolveTemplate } from './resolve.ts';

/** One way to deploy: a template and a file of parameters for it. */
interface Flavour {
  readonly folder: string;
  readonly template: string;
  readonly parameters: string;
  readonly schema: string;
}

/** Both ways to deploy, by the names that people know from Microsoft's samples. */
export const flavours: readonly Flavour[] = [
  {
    folder: 'deployUseExistResourceGroup',
    template: 'deployUseExistResourceGroup/template-with-rg.json',
    parameters: 'deployUseExistResourceGroup/parameters-for-template-with-rg.json',
    schema: groupTemplateSchema,
  },
  {
    folder: 'deployWithNewResourceGroup',
    template: 'deployWithNewResourceGroup/template-new-rg.json',
    parameters: 'deployWithNewResourceGroup/parameters-for-template-new-rg.json',
    schema: subscriptionTemplateSchema,
  },
];

/** Files below `deploymentTemplates`, by name; `undefined` for one that is not there. */
export type ReadFile = (path: string) => string | undefined;

/** Everything that is wrong with both templates, with no network: as written, worked out, and held against the code. */
export function checkTemplates(readFile: ReadFile, facts: CodeFacts): Fault[] {
  const checked = flavours.map((flavour) => checkFlavour(flavour, readFile, facts));
  const [one, other] = checked.map(({ resolution }) => resolution?.resources.filter(isOfGroup));
  const differing = one && other ? checkSame(one, other) : [];
  const [first] = checked;
  const decided = first?.resolution ? checkSettingsDecided(settingsOf(first.resolution.resources), facts) : [];
  return [
    ...checked.flatMap(({ faults }) => faults),
    ...differing.map((what) => ({ file: 'deploymentTemplates', what })),
    ...decided.map((what) => ({ file: 'deploymentTemplates', what })),
  ];
}

interface Checked {
  readonly faults: readonly Fault[];
  readonly resolution?: Resolution | undefined;
}

function checkFlavour(flavour: Flavour, readFile: ReadFile, facts: CodeFacts): Checked {
  const [template, parameters] = [parseFile(flavour.template, readFile), parseFile(flavour.parameters, readFile)];
  const read = 'value' in template ? readTemplate(template.value) : template;
  const given = 'value' in parameters ? readParameterFile(parameters.value) : parameters;
  const faults = [
    ...('faults' in read ? at(flavour.template, read.faults) : at(flavour.template, checkWritten(flavour, read.template))),
    ...('faults' in given ? at(flavour.parameters, given.faults) : at(flavour.parameters, checkSecrets(given.values))),
  ];
  if ('faults' in read || 'faults' in given) return { faults };
  const unfit = at(flavour.parameters, checkParameterFile(read.template, given.values));
  const { found, resolution } = checkResolved(read.template, given.values, facts);
  return { faults: [...faults, ...unfit, ...at(flavour.template, found)], resolution };
}

function at(file: string, whats: readonly string[]): Fault[] {
  return whats.map((what) => ({ file: `deploymentTemplates/${file}`, what }));
}

function parseFile(path: string, readFile: ReadFile): { value: unknown } | { faults: readonly string[] } {
  const text = readFile(path);
  if (text === undefined) return { faults: ['is not there: write it with npm run templates:write, or bring it back'] };
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { faults: [`is no JSON: ${error instanceof Error ? error.message : String(error)}`] };
  }
}

function checkWritten({ schema }: Flavour, template: Template): string[] {
  const wrong = template.$schema === schema ? [] : [`has the $schema ${template.$schema}, and needs ${schema}`];
  return [
    ...wrong,
    ...checkOutline(template),
    ...checkLimits(template.parameters),
    ...checkSecrets(template as unknown as JsonObject),
  ];
}

/** Each fault once, however many of the values that are allowed lead to it. */
function checkResolved(template: Template, values: JsonObject, facts: CodeFacts): { found: string[]; resolution?: Resolution } {
  const found = new Map<string, string>();
  const isKnown = (fault: string) => found.has(neutralText(fault));
  const keep = ({ faults }: CheckedOnce, what: string) => {
    for (const fault of faults) if (!isKnown(fault)) found.set(neutralText(fault), `${what}${fault}`);
  };
  const asGiven = checkOnce(template, values, facts);
  keep(asGiven, '');
  const swept = sweepsOf(template, values).map((sweep) => checkOnce(template, sweep, facts));
  const nothingNew = swept.every(({ faults }) => faults.every(isKnown));
  for (const fault of checkFilled(swept[0]?.resolution)) found.set(fault, fault);
  if (!nothingNew) {
    for (const variation of variationsOf(template, values)) keep(checkOnce(template, variation.values, facts), variation.what);
    // What comes of several parameters together.
    for (const sweep of swept) keep(sweep, 'with everything given: ');
  }
  const { resolution } = asGiven;
  return { found: [...found.values()], ...(resolution ? { resolution } : {}) };
}

/** What one set of values leads to. `resolution` is missing where the template can't be worked out. */
interface CheckedOnce {
  readonly faults: readonly string[];
  readonly resolution?: Resolution;
}

function checkOnce(template: Template, values: JsonObject, facts: CodeFacts): CheckedOnce {
  const resolution = tryResolve(template, values);
  if ('fault' in resolution) return { faults: [resolution.fault] };
  const { resources, outputs } = resolution;
  return {
    faults: [
      ...checkResources(resources, facts),
      ...checkOutputs(outputs, resources),
      ...checkGiven(values, settingsOf(resources)),
    ],
    resolution,
  };
}

/** With everything given, no setting may stay empty. */
function checkFilled(withEverything: Resolution | undefined): string[] {
  const empty = Object.entries(settingsOf(withEverything?.resources ?? [])).filter(([, value]) => value === '');
  return empty.map(([name]) => `setting ${name} stays empty, whatever is given: correct its expression`);
}

/** A template for a whole subscription makes its group itself. */
function tryResolve(template: Template, values: JsonObject): Resolution | { fault: string } {
  const group = template.$schema === groupTemplateSchema ? { name: 'a-group', location: 'uksouth' } : undefined;
  try {
    return resolveTemplate(template, values, group);
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    return { fault: error.message };
  }
}

function checkResources(resources: readonly Resolved[], facts: CodeFacts): string[] {
  return [...checkPosture(resources), ...checkWhole(resources), ...checkAgreement(resources, facts)];
}

function checkOutputs(outputs: JsonObject, resources: readonly Resolved[]): string[] {
  const settings = settingsOf(resources);
  const wanted = {
    name: resources.find(({ type }) => type === 'Microsoft.Web/sites')?.body['name'],
    publicUrl: settings['PUBLIC_URL'],
    appId: settings['MicrosoftAppId'],
  };
  const missing = Object.entries(wanted)
    .filter(([name, value]) => outputs[name] !== value)
    .map(([name, value]) =>
      outputs[name] === undefined
        ? `has no output ${name}, which the readme speaks of`
        : `has the output ${name} ${JSON.stringify(outputs[name])}, and it is ${value} that the readme speaks of`,
    );
  const secret = Object.keys(outputs)
    .filter((name) => /secret|password|token|key|connection/i.test(name))
    .map((name) => `has the output ${name}: whoever may read deployments would read a secret; take it out`);
  return [...missing, ...secret];
}

/** What the wrapping adds is not of the group. */
function isOfGroup({ type, id }: Resolved): boolean {
  return type !== 'Microsoft.Resources/resourceGroups' && !id.endsWith('/deployments/helpline');
}

/** Both ways have to make the same, but for the name of the group and where it is. */
function checkSame(one: readonly Resolved[], other: readonly Resolved[]): string[] {
  const others = new Map(other.map((resource) => [nameOf(resource), resource]));
  const missing = one.filter((resource) => !others.has(nameOf(resource))).map(nameOf);
  const added = [...others.keys()].filter((name) => !one.some((resource) => nameOf(resource) === name));
  const changed = one.filter((resource) => {
    const same = others.get(nameOf(resource));
    return same && !isDeepStrictEqual(neutral(resource), neutral(same));
  });
  return [
    ...missing.map((name) => `only deployUseExistResourceGroup makes ${name}`),
    ...added.map((name) => `only deployWithNewResourceGroup makes ${name}`),
    ...changed.map((resource) => `${nameOf(resource)} differs between the two ways to deploy`),
  ].map((fault) => `${fault}: write both with npm run templates:write`);
}

function nameOf({ type, id }: Resolved): string {
  return `${type} ${neutralText(id).split('/').at(-1)}`;
}

function neutral({ body }: Resolved): Json {
  return JSON.parse(neutralText(JSON.stringify(body)));
}

/** Without the group, and the letters that Azure makes of it. */
function neutralText(text: string): string {
  return text
    .replace(/\/resourceGroups\/[^/"]+/g, '/resourceGroups/group')
    .replace(/[a-z]\w{2,9}-[0-9a-z]{13}(?![0-9a-z])/g, 'prefix-unique')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => (id.startsWith('00000000') ? id : 'made-id'));
}
