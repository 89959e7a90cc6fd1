import { z } from 'zod';
import { createPatternReader } from '../language/pattern.ts';
import { type BookHit, PatternBook } from '../language/pattern-book.ts';
import type { Respell, Token } from '../language/tokens.ts';

const line = z.string().trim().min(1);

/** `dialogs/intents.yaml`: wanting a person, greetings, thanks, feelings, commands. */
export const intentsSchema = z.strictObject({
  sets: z.record(z.string(), z.array(line)).default({}),
  intents: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      outcome: z.enum(['handoff', 'social', 'command']),
      patterns: z.array(line).min(1),
      unless: z.array(line).default([]),
      /** The phrase that answers it. */
      reply: z.string().optional(),
      /** Counts only when nothing that means anything is left beside it. */
      whole: z.boolean().default(false),
    }),
  ),
});

export type IntentsFile = z.infer<typeof intentsSchema>;
export type Intent = IntentsFile['intents'][number];

/** Recognises what a person wants of the assistant itself. */
export interface Intents {
  /** The first intent of the file that the words express; `weightless` are the positions that mean nothing. */
  find(tokens: readonly Token[], weightless: ReadonlySet<number>): Intent | null;
  /** Whether the words express this very intent, whatever else stands before it in the file: where a dialog asks, "done" is an answer. */
  expresses(id: string, tokens: readonly Token[], weightless: ReadonlySet<number>): boolean;
}

/** Prepares `intents.yaml`. */
export function createIntents(file: IntentsFile, respell: Respell): Intents {
  const reader = createPatternReader(file.sets, respell);
  const book = new PatternBook<Intent>(reader);
  const vetoes = new Map<string, PatternBook<true>>();
  for (const intent of file.intents) {
    for (const pattern of intent.patterns) book.add(pattern, intent);
    const unless = new PatternBook<true>(reader);
    for (const pattern of intent.unless) unless.add(pattern, true);
    vetoes.set(intent.id, unless);
  }
  const allOf = (tokens: readonly Token[], weightless: ReadonlySet<number>) => {
    const hits = book.find(tokens).filter(({ value }) => vetoes.get(value.id)?.find(tokens).length === 0);
    return hits.filter((hit) => !hit.value.whole || isWhole(hit, hits, tokens, weightless));
  };
  return {
    find: (tokens, weightless) => allOf(tokens, weightless)[0]?.value ?? null,
    expresses: (id, tokens, weightless) => allOf(tokens, weightless).some(({ value }) => value.id === id),
  };
}

/** Nothing is left: every word is filler or belongs to this intent or to another of the same kind ("hello, thank you"). */
function isWhole(
  hit: BookHit<Intent>,
  hits: readonly BookHit<Intent>[],
  tokens: readonly Token[],
  weightless: ReadonlySet<number>,
): boolean {
  const friends = hits.filter((other) => other.value.outcome === hit.value.outcome);
  return tokens.every((_, i) => weightless.has(i) || friends.some((other) => i >= other.start && i < other.end));
}
