import { groupTemplateSchema, type Json, type JsonObject } from '../arm.ts';
import { callsIn, type Expression, ExpressionFault, isExpression, parseExpression } from '../expression.ts';
import { type Parameter, readTemplate, type Template } from '../read-template.ts';
import { checkParameterValue } from './parameter-value.ts';
import { textsIn } from './walk.ts';

/** What is wrong with a template as it is written, before anything in it is worked out. Templates inside it are their own. */
export function checkOutline(template: Template): string[] {
  const inside = template.resources.flatMap(templateInside);
  const outside = withoutInside(template);
  const calls = parsedIn(outside);
  return [
    ...calls.faults,
    ...Object.entries(template.parameters).flatMap(([name, parameter]) => checkParameter(name, parameter)),
    ...Object.entries(template.outputs).flatMap(([name, { type }]) =>
      types.includes(type) ? [] : [`the output ${name} is of type ${type}, which is none of ${types.join(', ')}`],
    ),
    ...checkNames(template, calls.calls),
    ...checkPlaces(outside),
    ...inside.flatMap(checkInside),
  ];
}

function templateInside(resource: Template['resources'][number]): unknown[] {
  const properties = resource['properties'];
  if (typeof properties !== 'object' || properties === null || !('template' in properties)) return [];
  return [properties.template];
}

function checkInside(value: unknown): string[] {
  const read = readTemplate(value);
  if ('faults' in read) return read.faults.map((fault) => `the template inside: ${fault}`);
  const { $schema } = read.template;
  const wrong =
    $schema === groupTemplateSchema ? [] : [`the template inside has the $schema ${$schema}, and needs ${groupTemplateSchema}`];
  return [...wrong, ...checkOutline(read.template)];
}

/** The template without those inside it, whose expressions have names of their own. */
function withoutInside(template: Template): JsonObject {
  const resources = template.resources.map((resource) => {
    if (templateInside(resource).length === 0) return resource;
    return { ...resource, properties: { ...(resource['properties'] as object), template: null } };
  });
  return { ...template, resources } as unknown as JsonObject;
}

interface FoundCall {
  readonly path: string;
  readonly call: Extract<Expression, { kind: 'call' }>;
}

function parsedIn(outside: JsonObject): { calls: FoundCall[]; faults: string[] } {
  const calls: FoundCall[] = [];
  const faults: string[] = [];
  for (const { path, text } of textsIn(outside)) {
    if (!isExpression(text)) continue;
    try {
      calls.push(...callsIn(parseExpression(text)).map((call) => ({ path, call })));
    } catch (error) {
      if (!(error instanceof ExpressionFault)) throw error;
      faults.push(`${path}: the expression ${text} ${error.message}`);
    }
  }
  return { calls, faults };
}

const types = ['string', 'int', 'bool', 'array', 'object'];
const soundsSecret = /secret|password|passphrase|credential|token|apikey|accesskey|connectionstring/i;

function checkParameter(name: string, parameter: Parameter): string[] {
  const { type, metadata, defaultValue } = parameter;
  const faults: string[] = [];
  if (/^secure/i.test(type) || soundsSecret.test(name))
    faults.push('is a secret: secrets go into the vault by hand, and never pass through a template');
  else if (!types.includes(type)) faults.push(`is of type ${type}, which is none of ${types.join(', ')}`);
  if (!metadata) faults.push('has no metadata.description: say what to give');
  const isWorkedOut = typeof defaultValue === 'string' && isExpression(defaultValue);
  if (defaultValue !== undefined && !isWorkedOut)
    faults.push(...checkParameterValue(parameter, defaultValue as Json).map((fault) => `has a defaultValue that ${fault}`));
  return faults.map((fault) => `the parameter ${name} ${fault}`);
}

function checkNames({ parameters, variables }: Template, calls: readonly FoundCall[]): string[] {
  return [
    ...checkDeclared('parameter', 'parameters', Object.keys(parameters), calls),
    ...checkDeclared('variable', 'variables', Object.keys(variables), calls),
    ...calls
      .filter(({ call }) => /^list/i.test(call.name))
      .map(
        ({ path, call }) => `${path}: ${call.name}() fetches a secret, which would stay in the deployment’s record: take it out`,
      ),
  ];
}

function checkDeclared(kind: string, fn: string, declared: readonly string[], calls: readonly FoundCall[]): string[] {
  const used = calls.flatMap(({ path, call }) => {
    const [given] = call.given;
    return call.name === fn && given?.kind === 'value' ? [{ path, name: String(given.value) }] : [];
  });
  const unused = declared.filter((name) => !used.some((use) => use.name === name));
  const undeclared = used.filter(({ name }) => !declared.includes(name));
  return [
    ...unused.map((name) => `the ${kind} ${name} is never used: take it out, or use it`),
    ...undeclared.map(({ path, name }) => `${path}: the ${kind} ${name} is not declared: correct its name, or declare it`),
  ];
}

/** Azure works these places out before anything is there to be asked. */
function checkPlaces(outside: JsonObject): string[] {
  const early = /^resources\.\d+\.(name|type|apiVersion|location|scope|condition|dependsOn\.\d+)$/;
  return textsIn(outside)
    .filter(({ path, text }) => early.test(path) && /\breference\(/.test(text))
    .map(({ path }) => `${path}: reference() can’t be used here, since nothing is there yet to be asked`);
}
