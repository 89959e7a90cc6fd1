import { z } from 'zod';

/**
 * What a message that asks for none of our facts must come to. `not-ours`: anything but an answer. `no-alarm`: anything but danger.
 * `bereavement` and `feelings` come to `social`, with words of their own.
 */
const wantedOutcomes = [
  'urgent',
  'crisis',
  'bereavement',
  'advice',
  'handoff',
  'feelings',
  'social',
  'not-ours',
  'no-alarm',
] as const;

/** `knowledge/questions/*.yaml`: messages with what they must come to: a fact's answer, or an outcome. */
export const labelledSchema = z.strictObject({
  questions: z.array(
    z.union([
      z.strictObject({ q: z.string().min(1), facts: z.array(z.string()).min(1) }),
      z.strictObject({ q: z.string().min(1), outcome: z.enum(wantedOutcomes) }),
    ]),
  ),
});

export type Labelled = z.infer<typeof labelledSchema>['questions'][number];
