import type { Json, JsonObject } from './arm.ts';
import { type Expression, ExpressionFault, isExpression, parseExpression } from './expression.ts';
import { idIn, pureFunctions, text } from './functions.ts';

/** Where an expression stands: what it may name, and what Azure would report. */
export interface Scope {
  readonly parameters: JsonObject;
  readonly variables: JsonObject;
  /** Undefined in a template for a whole subscription. */
  readonly group?: { readonly name: string; readonly location: string } | undefined;
  /** What Azure reports of the resource with this id, once it is there; undefined when the template makes none such. */
  readonly reported: (id: string) => JsonObject | undefined;
}

const subscription = '/subscriptions/00000000-0000-4000-8000-000000000001';
/** The tenant that evaluated templates are in. */
export const sampleTenant = '00000000-0000-4000-8000-000000000002';

/** The id of a group of the subscription that evaluated templates are in. */
export function groupId(name: string): string {
  return `${subscription}/resourceGroups/${name}`;
}

/** What a part of a template comes to, with every expression in it worked out. Throws `ExpressionFault`. */
export function evaluate(value: Json, scope: Scope): Json {
  if (typeof value === 'string') return isExpression(value) ? evaluateText(value, scope) : value.replace(/^\[\[/, '[');
  if (Array.isArray(value)) return value.map((item) => evaluate(item, scope));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [String(evaluate(name, scope)), evaluate(item, scope)]));
}

function evaluateText(value: string, scope: Scope): Json {
  try {
    return workOut(parseExpression(value), scope);
  } catch (error) {
    if (!(error instanceof ExpressionFault) || error.message.startsWith('the expression')) throw error;
    throw new ExpressionFault(`the expression ${value} ${error.message}`);
  }
}

function workOut(expression: Expression, scope: Scope): Json {
  switch (expression.kind) {
    case 'value':
      return expression.value;
    case 'property':
      return member(workOut(expression.of, scope), expression.name);
    case 'item':
      return member(workOut(expression.of, scope), workOut(expression.at, scope));
    case 'call':
      return call(expression, scope);
  }
}

function member(of: Json, name: Json): Json {
  const value = (of as { readonly [name: string]: Json } | null)?.[String(name)];
  if (value === undefined) throw new ExpressionFault(`asks for "${name}", which is not there`);
  return value;
}

function call({ name, given }: Extract<Expression, { kind: 'call' }>, scope: Scope): Json {
  if (name === 'if') return choose(given, scope);
  const values = given.map((one) => workOut(one, scope));
  const pure = pureFunctions[name];
  if (pure) return pure(...values);
  const placed = placedFunctions[name];
  if (placed) return placed(scope, values);
  throw new ExpressionFault(`calls ${name}(), which is misspelt, or new to the checks: teach it to src/deployment/functions.ts`);
}

/** Only the branch that is taken counts. */
function choose([condition, then, otherwise]: readonly Expression[], scope: Scope): Json {
  if (!condition || !then || !otherwise) throw new ExpressionFault('gives if() other than three things');
  const holds = workOut(condition, scope);
  if (typeof holds !== 'boolean') throw new ExpressionFault('gives if() a condition that is neither true nor false');
  return workOut(holds ? then : otherwise, scope);
}

/** Functions that depend on where they stand. */
const placedFunctions: Readonly<Record<string, (scope: Scope, given: readonly Json[]) => Json>> = {
  parameters: ({ parameters }, [name]) => named(parameters, name, 'parameter'),
  variables: ({ variables }, [name]) => named(variables, name, 'variable'),
  subscription: () => ({ id: subscription, subscriptionId: subscription.split('/')[2] ?? '', tenantId: sampleTenant }),
  resourceGroup: (scope) => ({ id: scopeId(scope), ...groupOf(scope) }),
  resourceId: (scope, given) => resourceId(scope, given.map(text)),
  subscriptionResourceId: (_scope, given) => idIn(subscription, text(given[0]), given.slice(1).map(text)),
  extensionResourceId: (_scope, given) => idIn(text(given[0]), text(given[1]), given.slice(2).map(text)),
  reference: ({ reported }, [id]) => {
    const found = reported(text(id));
    if (found === undefined) throw new ExpressionFault(`refers to ${id}, which the template does not make`);
    return found;
  },
};

function named(all: JsonObject, name: Json | undefined, kind: string): Json {
  const value = all[text(name)];
  if (value === undefined) throw new ExpressionFault(`names the ${kind} "${name}", which has no value or is not declared`);
  return value;
}

function resourceId(scope: Scope, given: readonly string[]): string {
  const at = given.findIndex((part) => part.includes('/'));
  const [type = '', ...names] = given.slice(at);
  if (type === 'Microsoft.Resources/resourceGroups') return groupId(names.join());
  const [group] = given.slice(0, at);
  return idIn(group === undefined ? scopeId(scope) : groupId(group), type, names);
}

function groupOf({ group }: Scope) {
  if (group === undefined) throw new ExpressionFault('asks for the resource group where there is none');
  return group;
}

function scopeId(scope: Scope): string {
  return groupId(groupOf(scope).name);
}
