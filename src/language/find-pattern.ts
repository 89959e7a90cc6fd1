import { negations, pronouns } from './function-words.ts';
import type { Choice, Part, Pattern, WordsElement, WordTest } from './pattern.ts';
import type { Token } from './tokens.ts';

/** Where a pattern stands in a message: the word positions of its first part. */
export interface PatternHit {
  readonly start: number;
  readonly end: number;
  /** The clauses in which any part stands. */
  readonly clauses: readonly number[];
}

/** Finds the pattern among the words; `null` when any of its parts is missing. `masked` words match nothing. */
export function findPattern(pattern: Pattern, tokens: readonly Token[], masked?: ReadonlySet<number>): PatternHit | null {
  const hits: { start: number; end: number }[] = [];
  for (const part of pattern.parts) {
    const hit = findPart(part, tokens, masked);
    if (!hit) return null;
    hits.push(hit);
  }
  const [first] = hits;
  if (!first) return null;
  return { ...first, clauses: [...new Set(hits.map((hit) => tokens[hit.start]?.clause ?? 0))] };
}

/** Every place where a one-part pattern stands, negated or not: for masking idioms. */
export function findEvery({ parts: [part] }: Pattern, tokens: readonly Token[]): { start: number; end: number }[] {
  if (!part) return [];
  return tokens.flatMap((_, start) => {
    const end = matchAt(start, part, tokens, undefined);
    return end === null ? [] : [{ start, end }];
  });
}

function findPart(
  part: Part,
  tokens: readonly Token[],
  masked: ReadonlySet<number> | undefined,
): { start: number; end: number } | null {
  for (let start = 0; start < tokens.length; start++) {
    const end = matchAt(start, part, tokens, masked);
    if (end !== null && (part.negative || !isNegated(tokens, start))) return { start, end };
  }
  return null;
}

/** Matching of one part that begins at word `start`. */
interface Attempt {
  readonly part: Part;
  readonly tokens: readonly Token[];
  readonly masked: ReadonlySet<number> | undefined;
  readonly start: number;
}

/** Where the part ends that begins at word `start`; `null`: it does not, or takes no word. */
function matchAt(start: number, part: Part, tokens: readonly Token[], masked: ReadonlySet<number> | undefined): number | null {
  if (!mayOpen(part, tokens[start])) return null;
  const end = matchFrom(0, start, { part, tokens, masked, start });
  return end !== null && end > start ? end : null;
}

/** Whether the part can begin with the word: most words of a message are ruled out by this alone. */
function mayOpen({ elements: [first] }: Part, token: Token | undefined): boolean {
  if (first?.kind !== 'words' || first.optional || first.others.length > 0 || !token) return true;
  return first.byFamily.has(token.stem) || first.byWord.has(token.word);
}

/** Whether a negation governs the word: it stands at most three words before, in the clause, with no new subject between. */
export function isNegated(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 3); i--) {
    const token = tokens[i];
    if (!token || token.clause !== tokens[at]?.clause || pronouns.has(token.word)) return false;
    if (negations.has(token.word)) return true;
  }
  return false;
}

/** The end of the match of the part's elements from number `from` on, at word `at`, or `null`. */
function matchFrom(from: number, at: number, attempt: Attempt): number | null {
  const { part, tokens } = attempt;
  const element = part.elements[from];
  if (!element) return at;
  if (element.kind === 'first') return isFirst(tokens, at) ? matchFrom(from + 1, at, attempt) : null;
  if (element.kind === 'last') return isPastLast(tokens, at) ? matchFrom(from + 1, at, attempt) : null;
  if (element.kind === 'gap') return matchGap(element, from, at, attempt);
  const end = matchWords(element, from, at, attempt);
  if (end !== null) return end;
  return element.optional ? matchFrom(from + 1, at, attempt) : null;
}

function matchWords({ byFamily, byWord, others }: WordsElement, from: number, at: number, attempt: Attempt): number | null {
  const token = attempt.tokens[at];
  if (!token) return null;
  for (const choices of [byFamily.get(token.stem), byWord.get(token.word), others]) {
    for (const choice of choices ?? []) {
      if (!fits(choice, at, attempt)) continue;
      const end = matchFrom(from + 1, at + choice.length, attempt);
      if (end !== null) return end;
    }
  }
  return null;
}

function matchGap(gap: { least: number; most: number }, from: number, at: number, attempt: Attempt): number | null {
  const { part, tokens, start } = attempt;
  for (let width = 0; width <= gap.most; width++) {
    if (width > 0) {
      const skipped = tokens[at + width - 1];
      if (!skipped || skipped.clause !== tokens[start]?.clause) return null;
      if (negations.has(skipped.word) && !part.negative) return null;
    }
    if (width < gap.least) continue;
    const end = matchFrom(from + 1, at + width, attempt);
    if (end !== null) return end;
  }
  return null;
}

function fits(choice: Choice, at: number, { tokens, masked, start }: Attempt): boolean {
  const clause = tokens[start]?.clause;
  return choice.every((test, i) => {
    const token = tokens[at + i];
    return token !== undefined && token.clause === clause && !masked?.has(at + i) && passes(test, token);
  });
}

function passes(test: WordTest, token: Token): boolean {
  if (test.kind === 'family') return token.stem === test.value;
  if (test.kind === 'exact') return token.word === test.value;
  if (test.kind === 'prefix') return token.word.startsWith(test.value);
  return /^\d/.test(token.word) || token.word === 'number';
}

function isFirst(tokens: readonly Token[], at: number): boolean {
  return at === 0 || tokens[at - 1]?.clause !== tokens[at]?.clause;
}

function isPastLast(tokens: readonly Token[], at: number): boolean {
  return at >= tokens.length || (at > 0 && tokens[at - 1]?.clause !== tokens[at]?.clause);
}
