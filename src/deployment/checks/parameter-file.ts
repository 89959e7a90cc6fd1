import type { Json, JsonObject } from '../arm.ts';
import type { Template } from '../read-template.ts';
import { checkParameterValue } from './parameter-value.ts';

/** What is wrong with the values that a parameter file gives a template. */
export function checkParameterFile({ parameters }: Template, values: JsonObject): string[] {
  const given = Object.entries(values).flatMap(([name, value]) => {
    const parameter = parameters[name];
    if (!parameter) return [`gives ${name}, which the template does not declare: correct its name`];
    return checkParameterValue(parameter, value as Json).map((fault) => `${name} ${fault}`);
  });
  const missing = Object.entries(parameters)
    .filter(([name, { defaultValue }]) => defaultValue === undefined && values[name] === undefined)
    .map(([name]) => `does not give ${name}, which has no default: add it`);
  return [...given, ...missing];
}
