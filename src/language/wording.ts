import { z } from 'zod';

/**
 * The state of a wording: a draft, or signed off by a named person on a date, for the very text whose hash stands here.
 * A text that was changed after it was signed counts as unsigned.
 */
export const wordingSchema = z.union([
  z.strictObject({ status: z.literal('draft') }),
  z.strictObject({
    status: z.literal('signed'),
    by: z.string().min(1),
    on: z.iso.date(),
    hash: z.string().regex(/^[0-9a-f]{16}$/),
  }),
]);

export type Wording = z.infer<typeof wordingSchema>;
