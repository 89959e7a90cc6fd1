import { confidenceIn } from '../knowledge/confidence.ts';
import type { Entry } from '../knowledge/entry.ts';
import { clausesOf, isAsking } from '../knowledge/segments.ts';
import type { Token } from '../language/tokens.ts';
import type { Content } from './content.ts';
import { asMessage } from './proper.ts';

/** Two questions in one message, each sure of its own entry. */
export interface TwoQuestions {
  readonly entries: readonly [Entry, Entry];
  /** The lower of the two. */
  readonly confidence: number;
}

/** Finds two clauses that ask and are each answered by another entry. A clause that leans on the other one is no question of its own. */
export function findTwoQuestions(tokens: readonly Token[], content: Content): TwoQuestions | null {
  const asking = clausesOf(tokens).filter(
    (clause) => isAsking(tokens, clause) && !pointsBack(tokens.slice(clause.start, clause.end)),
  );
  if (asking.length < 2) return null;
  const found = asking.flatMap(({ start, end }) => surelyAnswered(tokens.slice(start, end), content));
  const [first] = found;
  const second = found.find(({ entry }) => first && !sharesFact(entry, first.entry));
  if (!first || !second) return null;
  return { entries: [first.entry, second.entry], confidence: Math.min(first.confidence, second.confidence) };
}

/** "... is that one of the signs": what it asks about stands in the clause before. */
function pointsBack(part: readonly Token[]): boolean {
  return part.some(({ word }) => word === 'this' || word === 'that' || word === 'these' || word === 'those');
}

function surelyAnswered(part: readonly Token[], content: Content): { entry: Entry; confidence: number }[] {
  const match = content.matcher.match(asMessage(part));
  const [first] = match.entries;
  if (!first || match.candidates[0]?.profile.kind !== 'entry') return [];
  const confidence = confidenceIn(first, match, content.calibration);
  const entry = content.entries.get(first.profile.id);
  return entry && confidence >= content.calibration.answerAt ? [{ entry, confidence }] : [];
}

function sharesFact(a: Entry, b: Entry): boolean {
  return a.facts.some((fact) => b.facts.includes(fact));
}
