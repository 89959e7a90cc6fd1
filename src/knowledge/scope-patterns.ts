import { createPatternReader } from '../language/pattern.ts';
import { type BookHit, PatternBook } from '../language/pattern-book.ts';
import type { Respell, Token } from '../language/tokens.ts';
import type { Candidate } from './candidate.ts';
import type { Evidence } from './evidence-index.ts';
import type { Profile } from './profiles.ts';
import type { Scope } from './scope.ts';
import { trustOf } from './segments.ts';

/** How sure a pattern of scope.yaml makes of its subject: an entry whose evidence is better wins over it. */
const patternScore = 0.72;

/** Recognises subjects that are not ours by the patterns of scope.yaml. */
export type ScopePatterns = (tokens: readonly Token[]) => Candidate[];

/** Prepares the patterns; each stands for its subject's profile. */
export function createScopePatterns(scope: Scope, profiles: readonly Profile[], respell: Respell): ScopePatterns {
  const reader = createPatternReader(scope.sets, respell);
  const book = new PatternBook<Profile>(reader);
  const subjects = new Map(profiles.filter(({ kind }) => kind === 'subject').map((profile) => [profile.id, profile]));
  for (const { id, patterns } of scope.subjects) {
    const profile = subjects.get(id);
    if (profile) for (const pattern of patterns) book.add(pattern, profile);
  }
  return (tokens) => book.find(tokens).map((hit) => toCandidate(hit, tokens));
}

function toCandidate({ value, pattern, start, end }: BookHit<Profile>, tokens: readonly Token[]): Candidate {
  const segment = { start, end, trust: trustOf(tokens, start) };
  const evidence: Evidence = {
    profile: value,
    score: patternScore * segment.trust,
    coverage: 1,
    likeness: 1,
    weight: 0,
    matched: [],
    nearest: null,
    verbatim: false,
  };
  return { ...evidence, segment, meaning: [], unexplained: [], foreign: null, pattern, odds: 0 };
}
