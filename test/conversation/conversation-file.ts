import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { outcomes } from '../../src/conversation/decision.ts';
import { type Inbound, type TapKind, tapKinds } from '../../src/conversation/inbound.ts';
import { type DeskView, emptyDesk } from '../../src/handoff/desk-view.ts';

/** What must be true of the assistant's next words. Wording is named only where it is the point: numbers, safety. */
const expectationSchema = z.strictObject({
  outcome: z.enum(outcomes).optional(),
  entry: z.string().optional(),
  /** A phrase of phrases.yaml that is said. */
  phrase: z.string().optional(),
  /** Stands in what is said. */
  shows: z.array(z.string()).optional(),
  /** Does not stand in what is said. */
  hides: z.array(z.string()).optional(),
  /** Buttons, by `kind:id`, the number they call, or the address they open. */
  offers: z.array(z.string()).optional(),
  /** Buttons that are not there. */
  withholds: z.array(z.string()).optional(),
  source: z.boolean().optional(),
  /** How many messages the assistant says. */
  messages: z.number().optional(),
  /** The step of a guided dialog that then waits, as `dialog/step`; `none` when no dialog does. */
  step: z.string().optional(),
  /** How the handoff to a person stands: offered, waiting, active, closed. */
  handoff: z.string().optional(),
  /** What is being arranged on the way to a person: `summary`, `callback/name` ...; `none` when nothing is. */
  reach: z.string().optional(),
  /** What stands on the list that is shown, in order. */
  list: z.array(z.string()).optional(),
});

/** One step: what happens, and what follows. */
const stepSchema = z.union([
  z.strictObject({ joins: z.literal(true), expect: expectationSchema.optional() }),
  z.strictObject({ says: z.string(), expect: expectationSchema.optional() }),
  z.strictObject({ taps: z.string().regex(/^\w+:[\w./-]+$/, 'kind:id'), expect: expectationSchema.optional() }),
]);

/** `test/conversations/*.yaml`: whole conversations as data. */
const conversationFileSchema = z.strictObject({
  conversation: z.string(),
  /** Who is at the desk; nobody when it is not said. */
  onDuty: z.array(z.string()).default([]),
  steps: z.array(stepSchema).min(1),
});

export type ConversationFile = z.infer<typeof conversationFileSchema>;
export type Step = ConversationFile['steps'][number];
export type Expectation = z.infer<typeof expectationSchema>;

/** A step as the turn takes it. */
export function inputOf(step: Step): Inbound {
  if ('joins' in step) return { kind: 'joined' };
  if ('says' in step) return { kind: 'said', text: step.says };
  const [kind = '', id = ''] = step.taps.split(':');
  return { kind: 'tapped', tap: { kind: tapKinds.find((one): one is TapKind => one === kind) ?? 'command', id } };
}

/** The desk as a conversation file wants it. */
export function deskOf({ onDuty }: ConversationFile): DeskView {
  return { ...emptyDesk, onDuty: onDuty.map((name) => ({ advisor: { id: name, name }, chats: 0 })) };
}

/** Reads one conversation. */
export function readConversation(path: string): ConversationFile {
  return conversationFileSchema.parse(parse(readFileSync(path, 'utf8')));
}
