import type { Json } from '../arm.ts';
import type { Parameter } from '../read-template.ts';

/** What is wrong with a value for a parameter, each as the end of a sentence. */
export function checkParameterValue(parameter: Parameter, value: Json): string[] {
  const { type, allowedValues } = parameter;
  const is = typeOf(value);
  if (is !== type) return [`is of type ${is}, not ${type}`];
  const faults: string[] = [];
  if (allowedValues && !(allowedValues as readonly Json[]).includes(value))
    faults.push(`is ${JSON.stringify(value)}, and may be ${allowedValues.map((one) => JSON.stringify(one)).join(' or ')}`);
  return [...faults, ...checkSize(parameter, value)];
}

function checkSize({ minLength, maxLength, minValue, maxValue }: Parameter, value: Json): string[] {
  const size = typeof value === 'number' ? value : typeof value === 'string' || Array.isArray(value) ? value.length : null;
  if (size === null) return [];
  const [least, most] = typeof value === 'number' ? [minValue, maxValue] : [minLength, maxLength];
  return [
    ...(least !== undefined && size < least ? [`is ${JSON.stringify(value)}: ${least} is the least`] : []),
    ...(most !== undefined && size > most ? [`is ${JSON.stringify(value)}: ${most} is the most`] : []),
  ];
}

function typeOf(value: Json): string {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'number';
  return Array.isArray(value) ? 'array' : 'object';
}
