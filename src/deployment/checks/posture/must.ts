import { z } from 'zod';

/** A value that may be this one only; `why` is told to whoever wrote another, or none. */
export function must<const Value extends string | number | boolean>(value: Value, why: string) {
  return z.literal(value, { error: () => `has to be ${JSON.stringify(value)}: ${why}` });
}

/** A text of this shape. */
export function shaped(pattern: RegExp, why: string) {
  return z.string({ error: () => why }).regex(pattern, why);
}

/** An object with these members and no others: a misspelt one is found. */
export function exactly<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `has ${issue.keys.map((key) => `"${key}"`).join(', ')}, which Azure does not know here, or the checks do not: correct the spelling, or teach it to src/deployment/checks/posture`
        : 'is not there, or is no object',
  });
}

/** What every resource says of itself. */
export const own = {
  type: z.string(),
  apiVersion: z.string(),
  name: z.string().min(1),
  dependsOn: z.array(z.string()).optional(),
  condition: z.boolean().optional(),
  scope: z.string().optional(),
};

/** Where most resources are. */
export const placed = { ...own, location: shaped(/^[a-z0-9]+$/, 'needs a location, such as uksouth') };

/** The id of a resource of this type. */
export function idOfType(type: string) {
  const [provider, ...parts] = type.split('/');
  const tail = parts.map((part) => `${part}/[^/]+`).join('/');
  return shaped(new RegExp(`/providers/${provider}/${tail}$`, 'i'), `has to be the id of a ${type}`);
}
