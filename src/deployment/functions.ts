import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Json } from './arm.ts';
import { ExpressionFault } from './expression.ts';

/** The functions of Azure's template language that need nothing but what they are given. Others are refused by name. */
export const pureFunctions: Readonly<Record<string, (...given: Json[]) => Json>> = {
  concat: (...given) => (given.every(Array.isArray) ? given.flat() : given.map(text).join('')),
  toLower: (value) => text(value).toLowerCase(),
  string: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
  join: (items, by) => list(items).map(text).join(text(by)),
  empty: (value) => value === '' || value === null || (typeof value === 'object' && Object.keys(value ?? {}).length === 0),
  equals: (one, other) => isDeepStrictEqual(one, other),
  and: (...given) => given.every((one) => one === true),
  not: (value) => value !== true,
  union: (...given) => Object.assign({}, ...given),
  createArray: (...given) => given,
  // Azure's own are not known to us; these are as long, and as steady.
  uniqueString: (...given) => lettersOf(given, 13),
  guid: (...given) => guidOf(given),
};

/** Azure writes ids of things that a thing hangs on in this way. */
export function idIn(scope: string, type: string, names: readonly string[]): string {
  const [provider, ...parts] = type.split('/');
  if (parts.length !== names.length)
    throw new ExpressionFault(`names ${type} with ${names.length} names where ${parts.length} belong`);
  return `${scope}/providers/${provider}/${parts.map((part, i) => `${part}/${names[i]}`).join('/')}`;
}

/** A text, or a fault that says what it was instead. */
export function text(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new ExpressionFault(`has ${JSON.stringify(value)} where a text belongs`);
}

function list(value: Json | undefined): readonly Json[] {
  if (Array.isArray(value)) return value;
  throw new ExpressionFault(`has ${JSON.stringify(value)} where a list belongs`);
}

function digest(given: readonly Json[]): string {
  return createHash('sha256').update(JSON.stringify(given)).digest('hex');
}

function lettersOf(given: readonly Json[], count: number): string {
  return BigInt(`0x${digest(given)}`)
    .toString(36)
    .slice(0, count);
}

function guidOf(given: readonly Json[]): string {
  return digest(given).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
