import type { Json, JsonObject } from './arm.ts';
import { evaluate, groupId, type Scope, sampleTenant } from './evaluate.ts';
import { ExpressionFault } from './expression.ts';
import { idIn } from './functions.ts';
import { readTemplate, type Template } from './read-template.ts';

/** A resource as Azure would be asked for it, with every expression worked out. */
export interface Resolved {
  readonly id: string;
  readonly type: string;
  readonly made: boolean;
  readonly body: JsonObject;
}

/** What a template comes to with these parameters. */
export interface Resolution {
  readonly resources: readonly Resolved[];
  readonly outputs: JsonObject;
}

/** Works a template out, and those inside it. Throws `ExpressionFault`, in words. */
export function resolveTemplate(template: Template, given: JsonObject, group?: Scope['group']): Resolution {
  const places = new Map<string, JsonObject>();
  const bare: Scope = { parameters: {}, variables: {}, group, reported: (id) => places.get(id.toLowerCase()) };
  const defaults = Object.entries(template.parameters).flatMap(([name, { defaultValue }]) =>
    defaultValue === undefined ? [] : [[name, evaluate(defaultValue as Json, bare)] as const],
  );
  const parameters = { ...Object.fromEntries(defaults), ...given };
  const scope = { ...bare, parameters, variables: resolveVariables(template.variables, { ...bare, parameters }) };
  const raw = template.resources as unknown as readonly JsonObject[];
  for (const one of raw) places.set(idOfResource(one, scope).toLowerCase(), reportedOf(one, scope));
  const resources = raw.flatMap((one) => resolveResource(one, scope, places));
  const outputs = Object.entries(template.outputs).map(([name, { value }]) => [name, evaluate(value as Json, scope)]);
  return { resources, outputs: Object.fromEntries(outputs) };
}

function resolveVariables(variables: JsonObject, scope: Scope): JsonObject {
  const resolved: Record<string, Json> = {};
  // In the order of the file: each may name those above it.
  for (const [name, value] of Object.entries(variables)) resolved[name] = evaluate(value, { ...scope, variables: resolved });
  return resolved;
}

/** A deployment inside is followed by what it makes. */
function resolveResource(raw: JsonObject, scope: Scope, places: Map<string, JsonObject>): Resolved[] {
  const id = idOfResource(raw, scope);
  const type = String(raw['type']);
  const made = raw['condition'] === undefined || evaluate(raw['condition'], scope) === true;
  if (type !== deploymentType) return [{ id, type, made, body: evaluate(raw, scope) as JsonObject }];
  const { properties, ...outside } = raw;
  const { template, ...own } = (properties ?? {}) as JsonObject;
  const body = evaluate({ ...outside, properties: own }, scope) as JsonObject;
  const inside = resolveInside(template, body, scope.group);
  places.set(id.toLowerCase(), { outputs: wrapOutputs(inside.outputs) });
  return [{ id, type, made, body }, ...inside.resources];
}

const deploymentType = 'Microsoft.Resources/deployments';

function resolveInside(template: Json | undefined, body: JsonObject, group: Scope['group']): Resolution {
  const read = readTemplate(template);
  if ('faults' in read) throw new ExpressionFault(`has a template inside that can’t be read: ${read.faults.join('; ')}`);
  const { parameters = {}, expressionEvaluationOptions: options } = body['properties'] as JsonObject;
  if ((options as JsonObject | undefined)?.['scope'] !== 'inner')
    throw new ExpressionFault(
      'has a template inside without expressionEvaluationOptions.scope inner: its names would be those outside',
    );
  const spare = Object.keys(parameters as JsonObject).filter((name) => !(name in read.template.parameters));
  if (spare.length > 0) throw new ExpressionFault(`hands on ${spare.join(', ')}, which the template inside does not declare`);
  const given = Object.entries(parameters as JsonObject).map(([name, one]) => [name, (one as JsonObject)['value'] ?? null]);
  const own = body['resourceGroup'] === undefined ? group : { name: String(body['resourceGroup']), location: 'uksouth' };
  return resolveTemplate(read.template, Object.fromEntries(given), own);
}

function wrapOutputs(outputs: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, { value }]));
}

function idOfResource(raw: JsonObject, scope: Scope): string {
  const type = String(raw['type']);
  const name = String(evaluate(raw['name'] ?? '', scope));
  if (type === 'Microsoft.Resources/resourceGroups') return groupId(name);
  const own = raw['resourceGroup'] === undefined ? scope.group?.name : String(evaluate(raw['resourceGroup'], scope));
  const within = raw['scope'] === undefined ? groupId(own ?? '') : String(evaluate(raw['scope'], scope));
  return idIn(within, type, name.split('/'));
}

/** Made-up values of what Azure reports, in the shape that they have. */
function reportedOf(raw: JsonObject, scope: Scope): JsonObject {
  const name = String(evaluate(raw['name'] ?? '', scope));
  return reports[String(raw['type'])]?.(name) ?? {};
}

const reports: Readonly<Record<string, (name: string) => JsonObject>> = {
  'Microsoft.ManagedIdentity/userAssignedIdentities': () => ({
    clientId: '00000000-0000-4000-8000-00000000000a',
    principalId: '00000000-0000-4000-8000-00000000000b',
    tenantId: sampleTenant,
  }),
  'Microsoft.KeyVault/vaults': (name) => ({ vaultUri: `https://${name}.vault.azure.net/` }),
  'Microsoft.DBforPostgreSQL/flexibleServers': (name) => ({ fullyQualifiedDomainName: `${name}.postgres.database.azure.com` }),
  'Microsoft.Web/sites': (name) => ({ defaultHostName: `${name}.azurewebsites.net` }),
};
