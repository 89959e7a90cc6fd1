import { z } from 'zod';
import { wordingSchema } from '../language/wording.ts';

const line = z.string().trim().min(1);
const id = z.string().regex(/^[a-z0-9-]+$/, 'write the id in small letters, digits and hyphens');

/** What a sign asks for. `urgent`: physical danger now. `crisis`: someone's own safety, or a child's. The rest is gentler. */
export const gateOutcomes = ['urgent', 'crisis', 'bereavement', 'advice', 'feelings'] as const;
export type GateOutcome = (typeof gateOutcomes)[number];

/** `knowledge/safety.yaml`: signs, and exactly what is said. Clinical wording names its source and its sign-off. */
export const safetySchema = z.strictObject({
  /** A number in a range is read as a word that signs can use: a body temperature, say. */
  numberWords: z.array(z.strictObject({ word: z.string(), from: z.number(), to: z.number() })).default([]),
  sets: z.record(z.string(), z.array(line)).default({}),
  /** Idioms whose words are not looked at: "fit of giggles". */
  innocent: z.array(line).default([]),
  sources: z.record(id, z.strictObject({ title: line, publisher: line, address: z.string().default(''), seen: z.iso.date() })),
  /** Said after an answer about a sign of illness. */
  safetyLines: z.record(id, z.strictObject({ say: line, source: z.string(), wording: wordingSchema })),
  replies: z.record(
    id,
    z.strictObject({
      say: line,
      actions: z.array(z.strictObject({ kind: z.literal('call'), number: line, label: line })).default([]),
      wording: wordingSchema,
    }),
  ),
  /** In order of precedence: the first rule whose sign is found decides. */
  rules: z.array(
    z.strictObject({
      id,
      outcome: z.enum(gateOutcomes),
      reply: id,
      source: z.string().optional(),
      signs: z.array(line).min(1),
      /** Found in a clause of the sign, it takes the sign back. */
      unless: z.array(line).default([]),
      wording: wordingSchema,
    }),
  ),
});

export type Safety = z.infer<typeof safetySchema>;
export type SafetyRule = Safety['rules'][number];
