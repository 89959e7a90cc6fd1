import { createPatternReader } from '../language/pattern.ts';
import { PatternBook } from '../language/pattern-book.ts';
import type { Respell, Token } from '../language/tokens.ts';
import type { GateOutcome, Safety, SafetyRule } from './safety.ts';

/** What the gate found: the rule that decides, and the words that made it. */
export interface Alert {
  readonly outcome: GateOutcome;
  readonly rule: string;
  readonly reply: string;
  /** The sign's pattern, and the words of the message where it stands, for the explanation. */
  readonly sign: string;
  readonly words: string;
  /** The position of the sign's first word. */
  readonly at: number;
}

/** Looks for danger before anything else is done with a message. `typed` and `mended`: before and after spelling. */
export interface SafetyGate {
  check(typed: readonly Token[], mended: readonly Token[]): Alert | null;
}

/** Prepares the signs of `safety.yaml`. The first rule in the file's order wins. */
export function createSafetyGate(safety: Safety, respell: Respell): SafetyGate {
  const reader = createPatternReader(safety.sets, respell);
  const innocent = new PatternBook<true>(reader);
  for (const text of safety.innocent) innocent.add(text, true);
  const signs = new PatternBook<SafetyRule>(reader);
  const vetoes = new Map<string, PatternBook<true>>();
  for (const rule of safety.rules) {
    for (const sign of rule.signs) signs.add(sign, rule);
    const book = new PatternBook<true>(reader);
    for (const unless of rule.unless) book.add(unless, true);
    vetoes.set(rule.id, book);
  }
  const rank = new Map(safety.rules.map((rule, i) => [rule.id, i]));
  const look = (tokens: readonly Token[]) => firstAlert(tokens, { innocent, signs, vetoes });
  return {
    check(typed, mended) {
      const respelt = mended.some((token, i) => token.word !== typed[i]?.word);
      const found = [look(mended), respelt ? look(typed) : null].filter((alert) => alert !== null);
      return found.sort((a, b) => (rank.get(a.rule) ?? 0) - (rank.get(b.rule) ?? 0))[0] ?? null;
    },
  };
}

interface Books {
  readonly innocent: PatternBook<true>;
  readonly signs: PatternBook<SafetyRule>;
  readonly vetoes: ReadonlyMap<string, PatternBook<true>>;
}

function firstAlert(tokens: readonly Token[], { innocent, signs, vetoes }: Books): Alert | null {
  const masked = innocent.cover(tokens);
  for (const { value: rule, pattern, start, end, clauses } of signs.find(tokens, masked)) {
    const around = tokens.filter((token) => clauses.includes(token.clause));
    if ((vetoes.get(rule.id)?.find(around).length ?? 0) > 0) continue;
    const words = tokens
      .slice(start, end)
      .map((token) => token.raw)
      .join(' ');
    return { outcome: rule.outcome, rule: rule.id, reply: rule.reply, sign: pattern, words, at: start };
  }
  return null;
}
