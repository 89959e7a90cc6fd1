import { z } from 'zod';
import type { Json, JsonObject } from './arm.ts';

/** Whatever came out of a JSON file: nothing else can be in it. */
const json = z.custom<Json>((value) => value !== undefined);
const jsonObject = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null);

const parameterSchema = z.strictObject({
  type: z.string(),
  defaultValue: json.optional(),
  allowedValues: z.array(json).optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minValue: z.number().optional(),
  maxValue: z.number().optional(),
  metadata: z.strictObject({ description: z.string().min(1) }).optional(),
});

const resourceSchema = z.looseObject({ type: z.string(), apiVersion: z.string(), name: z.string() });

const outputSchema = z.strictObject({
  type: z.string(),
  value: json,
  metadata: z.strictObject({ description: z.string().min(1) }).optional(),
});

const templateSchema = z.strictObject({
  $schema: z.string(),
  contentVersion: z.string().regex(/^\d+\.\d+\.\d+\.\d+$/, 'write four numbers parted by dots'),
  parameters: z.record(z.string(), parameterSchema).default({}),
  variables: jsonObject.default({}),
  resources: z.array(resourceSchema).min(1, 'make something'),
  outputs: z.record(z.string(), outputSchema).default({}),
});

/** A template as it stands in a file. */
export type Template = z.infer<typeof templateSchema>;
/** A parameter as a template declares it. */
export type Parameter = z.infer<typeof parameterSchema>;

type Reading = { readonly template: Template } | { readonly faults: readonly string[] };

/** Templates are worked out many times, with other values each. */
const readBefore = new WeakMap<object, Reading>();

/** Reads a template. What is wrong with its outline comes back as texts. */
export function readTemplate(value: unknown): Reading {
  const key = typeof value === 'object' && value !== null ? value : {};
  const known = readBefore.get(key);
  if (known) return known;
  const parsed = templateSchema.safeParse(value);
  const reading = parsed.success ? { template: parsed.data } : { faults: describeIssues(parsed.error.issues) };
  readBefore.set(key, reading);
  return reading;
}

const parameterFileSchema = z.strictObject({
  $schema: z.literal('https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#'),
  contentVersion: z.literal('1.0.0.0'),
  parameters: z.record(z.string(), z.strictObject({ value: json })),
});

/** Reads a file of parameters as plain values. What is wrong with its outline comes back as texts. */
export function readParameterFile(value: unknown): { values: JsonObject } | { faults: readonly string[] } {
  const parsed = parameterFileSchema.safeParse(value);
  if (!parsed.success) return { faults: describeIssues(parsed.error.issues) };
  const values = Object.entries(parsed.data.parameters).map(([name, given]) => [name, given.value]);
  return { values: Object.fromEntries(values) };
}

/** What a schema found, each with its place. */
export function describeIssues(issues: readonly { path: readonly PropertyKey[]; message: string }[]): string[] {
  return issues.map(({ path, message }) => (path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`));
}
