import { z } from 'zod';
import { callbackTimeSchema } from './callback.ts';
import { briefingSchema } from './handoff.ts';

/** The parts of a summary, in the order in which it is read. */
export const briefingParts = ['asked', 'told', 'need'] as const;
export type BriefingPart = (typeof briefingParts)[number];

/** A summary that a family looks through. `goal`: for the chat that it waits for, or to take along to the phone or WhatsApp. `part`: what is being written anew. */
const summarySchema = z.object({
  kind: z.literal('summary'),
  goal: z.enum(['chat', 'carry']),
  draft: briefingSchema,
  part: z.enum(briefingParts).nullable(),
});

/** What a callback needs, in the order in which it is asked. */
const callbackSteps = ['name', 'number', 'when', 'voicemail', 'confirm'] as const;

const callbackFormSchema = z.object({
  kind: z.literal('callback'),
  step: z.enum(callbackSteps),
  name: z.string(),
  /** As it is dialled, and as its owner reads it. */
  number: z.object({ e164: z.string(), shown: z.string() }).nullable(),
  time: callbackTimeSchema.nullable(),
  isVoicemailSafe: z.boolean().nullable(),
});

/** What is being arranged with a family on its way to a person. */
export const reachSchema = z.discriminatedUnion('kind', [summarySchema, callbackFormSchema]);
export type Reach = z.infer<typeof reachSchema>;
export type Summary = z.infer<typeof summarySchema>;
export type CallbackForm = z.infer<typeof callbackFormSchema>;

/** What a family asked and was told lately: a summary is drafted from it. */
export const storySchema = z.object({ asked: z.array(z.string()), told: z.array(z.string()), wish: z.string() });
export type Story = z.infer<typeof storySchema>;

/** Nothing was asked yet. */
export const emptyStory: Story = { asked: [], told: [], wish: '' };
