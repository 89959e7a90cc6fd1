import { z } from 'zod';

const isoDate = z.iso.date();

/** A document that statements come from. Dates are YYYY-MM-DD. */
const sourceSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  reviewed: isoDate,
  nextReview: isoDate,
  /** The address that the document itself prints; a record, never shown. */
  recordedAddress: z.string().default(''),
  /** The page that families may open; empty until the charity fills it in. */
  publicAddress: z.union([z.literal(''), z.url({ protocol: /^https$/ })]).default(''),
});

/** `knowledge/pack.yaml`: what the pack is about, who stands behind it, how a person is reached. */
export const packSchema = z.strictObject({
  id: z.string(),
  /** The subject, as the assistant says it. */
  name: z.string(),
  /** How families write the subject; these weigh nothing in matching. */
  names: z.array(z.string().min(1)).min(1),
  charity: z.strictObject({ name: z.string(), registered: z.string(), registeredScotland: z.string().default('') }),
  helpline: z.strictObject({
    phone: z.string().regex(/^[\d ]{10,}$/, 'write a phone number with digits and spaces only'),
    whatsapp: z.string().regex(/^[\d ]{10,}$/, 'write a phone number with digits and spaces only'),
    whatsappInternational: z
      .string()
      .regex(/^\d{10,15}$/, 'write the number with its country code, digits only, as wa.me wants it'),
  }),
  sources: z.array(sourceSchema).min(1),
});

export type Pack = z.infer<typeof packSchema>;
export type Source = Pack['sources'][number];
