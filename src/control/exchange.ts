import { z } from 'zod';

/** What the running service may be asked over its socket, one JSON line. */
export const controlRequestSchema = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('state') }),
  /** `to`: the whole path of a file that is not there yet. */
  z.strictObject({ ask: z.literal('backup'), to: z.string().min(1) }),
]);

/** A question to the running service. */
export type ControlRequest = z.infer<typeof controlRequestSchema>;

/** How the running service is, as far as it can tell: numbers and words of ours, nothing of families. */
export const serviceStateSchema = z.object({
  startedAt: z.number(),
  address: z.string(),
  /** Whether the store answers. */
  storeAnswers: z.boolean(),
  /** Requests that came with a forwarded address from somebody who is no trusted proxy. */
  distrustedForwards: z.number(),
  /** When what was kept for long enough was last removed; `null` before the first time. */
  retentionAt: z.number().nullable(),
  retentionFailed: z.boolean(),
});

/** See `serviceStateSchema`. */
export type ServiceState = z.infer<typeof serviceStateSchema>;

/** What comes back, one JSON line. */
export const controlAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('state'), state: serviceStateSchema }),
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('refused'), what: z.string() }),
]);

/** An answer of the running service. */
export type ControlAnswer = z.infer<typeof controlAnswerSchema>;
