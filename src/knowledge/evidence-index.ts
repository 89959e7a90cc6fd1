import { createPostings, type Postings } from './postings.ts';
import type { Example, Profile } from './profiles.ts';
import { createTermWeights, type WeighTerm } from './term-weights.ts';

/** How well some terms speak for a profile. All figures are between 0 and 1, but for `weight`. */
export interface Evidence {
  readonly profile: Profile;
  /** What ranks: coverage and likeness, damped while little was understood. */
  readonly score: number;
  /** The share of the message's weight that the profile's examples use. */
  readonly coverage: number;
  /** The likeness to the nearest example (Dice, weighted by rarity). */
  readonly likeness: number;
  /** The weight of the terms that speak for it, in units of information (ln). */
  readonly weight: number;
  /** The example that is nearest; `null` for a pattern's find. */
  readonly nearest: Example | null;
  /** Whether the nearest example consists of exactly these terms. */
  readonly verbatim: boolean;
}

/** A term that speaks for a profile, and what it weighs. */
export interface MatchedTerm {
  readonly term: string;
  readonly weight: number;
}

/** Terms of the message by how rare they are here, and profiles by how well the terms speak for them. */
export interface EvidenceIndex {
  /** The weight of a term; 0 when no example uses it. */
  weigh(term: string): number;
  /** The profiles that any term speaks for, best first. `unexplained` is the weight of subjects that no profile knows. */
  rank(terms: ReadonlySet<string>, unexplained: number): Evidence[];
  /** Which of the terms speak for a profile, heaviest first. */
  matched(terms: ReadonlySet<string>, profile: Profile): MatchedTerm[];
}

/** Builds the inverted index: for each term, the profiles and the examples that use it. */
export function createEvidenceIndex(profiles: readonly Profile[]): EvidenceIndex {
  const postings = createPostings(profiles);
  const weigh = createTermWeights(postings, profiles.length);
  const lengths = postings.examples.map(({ terms }) => sum([...terms].map(weigh)));
  return {
    weigh,
    rank(terms, unexplained) {
      const total = sum([...terms].map(weigh)) + unexplained;
      const gathered = gatherProfiles(terms, postings, weigh);
      gatherExamples({ terms, total, lengths, postings, weigh }, gathered);
      return [...gathered].flatMap(([at, found]) => toEvidence(profiles[at], found, total)).sort(byScore);
    },
    matched: (terms, profile) =>
      [...terms]
        .filter((term) => weigh(term) > 0 && profile.examples.some((example) => example.terms.has(term)))
        .map((term) => ({ term, weight: weigh(term) }))
        .sort((a, b) => b.weight - a.weight),
  };
}

/** What each profile's examples share with the message, all examples together. */
function gatherProfiles(terms: ReadonlySet<string>, postings: Postings, weigh: WeighTerm): Map<number, Gathered> {
  const gathered = new Map<number, Gathered>();
  for (const term of terms) {
    const weight = weigh(term);
    if (weight === 0) continue;
    for (const [at, count] of postings.profiles.get(term) ?? []) {
      const found = gathered.get(at) ?? { covered: 0, weight: 0, likeness: 0, nearest: null, verbatim: false };
      found.covered += weight * reliance(count);
      found.weight += weight;
      gathered.set(at, found);
    }
  }
  return gathered;
}

interface Reading {
  readonly terms: ReadonlySet<string>;
  readonly total: number;
  readonly lengths: readonly number[];
  readonly postings: Postings;
  readonly weigh: WeighTerm;
}

/** For each profile, the single example that is nearest to the message. */
function gatherExamples({ terms, total, lengths, postings, weigh }: Reading, gathered: ReadonlyMap<number, Gathered>): void {
  const shared = new Map<number, number>();
  for (const term of terms) {
    const weight = weigh(term);
    if (weight === 0) continue;
    for (const at of postings.byExample.get(term) ?? []) shared.set(at, (shared.get(at) ?? 0) + weight);
  }
  for (const [at, weight] of shared) {
    const example = postings.examples[at];
    const found = example && gathered.get(example.profile);
    const likeness = (2 * weight) / (total + (lengths[at] ?? 0));
    if (!found || likeness <= found.likeness) continue;
    found.likeness = likeness;
    found.nearest = example;
    found.verbatim = isSame(example.terms, terms);
  }
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && one.isSubsetOf(other);
}

/** What the terms of a message have gathered for one profile so far. */
interface Gathered {
  covered: number;
  weight: number;
  likeness: number;
  nearest: Example | null;
  verbatim: boolean;
}

/** A term that three examples use is the entry's own; one that a single example uses may be an accident of wording. */
function reliance(count: number): number {
  return 0.6 + 0.4 * Math.min(1, count / 3);
}

function toEvidence(
  profile: Profile | undefined,
  { covered, weight, likeness, nearest, verbatim }: Gathered,
  total: number,
): Evidence[] {
  if (!profile || weight === 0) return [];
  const coverage = covered / total;
  const score = (0.5 * coverage + 0.5 * likeness) * (1 - Math.exp(-weight / 4));
  return [{ profile, score, coverage, likeness, weight, nearest, verbatim }];
}

function byScore(a: Evidence, b: Evidence): number {
  return b.score - a.score || (a.profile.id < b.profile.id ? -1 : 1);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
