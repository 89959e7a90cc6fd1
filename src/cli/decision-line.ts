import type { Turn } from '../conversation/turn-result.ts';

/** A decision as `ask --jsonl` prints it. */
export interface DecisionLine {
  readonly outcome: string;
  readonly entry: string | null;
  readonly facts: readonly string[];
  /** 0 to 1. */
  readonly confidence: number;
  /** The whole reply that the family reads, without the source line. */
  readonly text: string;
  readonly suggestions: readonly { readonly entry: string; readonly title: string; readonly text: string }[];
}

/** The decision of a turn on one line. A command in words ("start again") counts as small talk: nothing was asked. */
export function decisionLine({ decision, replies }: Turn): DecisionLine {
  return {
    outcome: decision?.outcome ?? 'social',
    entry: decision?.answers[0]?.entry ?? null,
    facts: decision?.answers.flatMap((answer) => answer.facts) ?? [],
    confidence: decision?.confidence ?? 1,
    text: replies.map((reply) => reply.text).join('\n\n'),
    suggestions: decision?.suggestions ?? [],
  };
}
