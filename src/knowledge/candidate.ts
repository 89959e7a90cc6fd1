import type { Term } from '../language/read.ts';
import type { Evidence } from './evidence-index.ts';
import type { NameHit } from './names.ts';
import type { Segment } from './segments.ts';

/** A profile and the stretch of the message that speaks best for it. */
export interface Candidate extends Evidence {
  readonly segment: Segment;
  /** The terms of the stretch, with their places in it. */
  readonly meaning: readonly Term[];
  /** Words of the stretch that no profile uses: subjects left unexplained. */
  readonly unexplained: readonly string[];
  /** A name in the stretch that is not ours. */
  readonly foreign: NameHit | null;
  /** The pattern of scope.yaml that recognised it (subjects only). */
  readonly pattern: string | null;
  /** How strongly the whole message speaks for it by what the examples teach, as log odds; 0 for a subject that is not ours. */
  readonly odds: number;
}

/** The best first; equal ones by id, so that the order is the same everywhere. */
export function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || (a.profile.id < b.profile.id ? -1 : 1);
}

/** The entries, by what the examples teach: the likeliest first. */
export function byOdds(found: readonly Candidate[]): Candidate[] {
  return found.filter(({ profile }) => profile.kind === 'entry').sort((a, b) => b.odds - a.odds || byScore(a, b));
}

/** One candidate a profile: its best stretch. */
export function bestOfEach(found: readonly Candidate[]): Candidate[] {
  const byProfile = new Map<string, Candidate>();
  for (const candidate of found) {
    const known = byProfile.get(candidate.profile.id);
    if (!known || candidate.score > known.score) byProfile.set(candidate.profile.id, candidate);
  }
  return [...byProfile.values()].sort(byScore);
}
