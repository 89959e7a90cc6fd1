import type { Json, JsonObject } from '../arm.ts';
import type { Template } from '../read-template.ts';

/** What a parameter was set to, for whoever reads a fault. */
export interface Variation {
  readonly what: string;
  readonly values: JsonObject;
}

/**
 * Each parameter at its ends: every value that is allowed, the least and the most. A template has to be right for whatever it
 * lets somebody give. One parameter at a time, so that a fault can be laid at its door.
 */
export function variationsOf(template: Template, values: JsonObject): readonly Variation[] {
  return Object.entries(allEnds(template)).flatMap(([name, ends]) =>
    ends.map((value) => ({ what: `with ${name} ${JSON.stringify(value)}: `, values: { ...values, [name]: value } })),
  );
}

/** The same values, all parameters moving at once: a few tries that find out whether there is any fault at all. */
export function sweepsOf(template: Template, values: JsonObject): readonly JsonObject[] {
  const ends = allEnds(template);
  const most = Math.max(1, ...Object.values(ends).map((some) => some.length));
  return Array.from({ length: most }, (_, i) => ({
    ...values,
    ...Object.fromEntries(
      Object.entries(ends).flatMap(([name, some]) =>
        some
          .slice(0, i + 1)
          .slice(-1)
          .map((end) => [name, end]),
      ),
    ),
  }));
}

function allEnds({ parameters }: Template): Readonly<Record<string, readonly Json[]>> {
  return Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, endsOf(name, parameter)]));
}

const someId = '00000000-0000-4000-8000-00000000000c';

/** Something to give where nothing is the standard. */
const samples: Readonly<Record<string, string>> = {
  publicUrl: 'https://chat.example.org',
  teamsDeskTeam: someId,
  deskClientId: someId,
  deskAdvisorGroup: someId,
  deskLeadGroup: someId,
  deskEditorGroup: someId,
  deskAlertTo: 'lead@example.org,deputy@example.org',
  deskAlertFrom: 'helpline@example.org',
};

function endsOf(name: string, parameter: Template['parameters'][string]): readonly Json[] {
  const { type, allowedValues, minValue, maxValue, minLength, maxLength } = parameter;
  if (allowedValues) return allowedValues as readonly Json[];
  if (type === 'bool') return [true, false];
  if (type === 'int') return [minValue, maxValue].filter((value) => value !== undefined);
  const sample = samples[name];
  if (sample !== undefined) return [sample];
  if (type !== 'string' || name === 'resourceGroupName') return [];
  return maxLength === undefined ? [] : ['x'.repeat(Math.max(1, minLength ?? 1)), 'X'.repeat(maxLength)];
}
