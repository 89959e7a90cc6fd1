import { createPostings, type PostedExample, type Postings } from './postings.ts';
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
  /** The terms that speak for it. */
  readonly matched: readonly MatchedTerm[];
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
}

/** Builds the inverted index: for each term, the profiles and the examples that use it. */
export function createEvidenceIndex(profiles: readonly Profile[]): EvidenceIndex {
  const postings = createPostings(profiles);
  const weigh = createTermWeights(postings, profiles.length);
  const measures = postings.examples.map((example) => measureExample(example, profiles, weigh));
  return {
    weigh,
    rank(terms, unexplained) {
      const total = sum([...terms].map(weigh)) + unexplained;
      const gathered = gatherProfiles(terms, postings, weigh);
      gatherExamples({ terms, total, measures, postings, weigh }, gathered);
      return [...gathered].flatMap(([at, found]) => toEvidence(profiles[at], found, total)).sort(byScore);
    },
  };
}

/** Only so many profiles are compared example by example: those that share most. A base of a hundred entries never comes to it. */
const mostCompared = 150;

/** What each profile's examples share with the message, all examples together. */
function gatherProfiles(terms: ReadonlySet<string>, postings: Postings, weigh: WeighTerm): Map<number, Gathered> {
  const weighed = [...terms].map((term) => ({ term, weight: weigh(term) })).filter(({ weight }) => weight > 0);
  const covered = new Map<number, number>();
  for (const { term, weight } of weighed) {
    for (const [at, places] of postings.profiles.get(term) ?? []) {
      covered.set(at, (covered.get(at) ?? 0) + weight * reliance(places.length));
    }
  }
  const gathered = new Map<number, Gathered>();
  for (const at of highest(covered)) {
    const matched = weighed.filter(({ term }) => postings.profiles.get(term)?.has(at));
    const weight = sum(matched.map((one) => one.weight));
    gathered.set(at, { covered: covered.get(at) ?? 0, weight, matched, likeness: 0, nearest: null, verbatim: false });
  }
  return gathered;
}

/** The places with the highest figures, all of them when they are few. */
function highest(figures: ReadonlyMap<number, number>): number[] {
  if (figures.size <= mostCompared) return [...figures.keys()];
  const least = Float64Array.from(figures.values()).sort().at(-mostCompared) ?? 0;
  return [...figures].flatMap(([at, figure]) => (figure >= least ? [at] : []));
}

/** What is known of an example beforehand. */
interface Measure {
  /** The weight of all its terms. */
  readonly length: number;
  /**
   * The term without which it says nothing: the heaviest of a question about something that is not ours ("alternative" in
   * "what about alternative treatment"). `null` for our own questions, and for those where a name stands in that place.
   */
  readonly point: string | null;
}

function measureExample({ terms, kind, profile }: PostedExample, profiles: readonly Profile[], weigh: WeighTerm): Measure {
  const length = sum([...terms].map(weigh));
  const pointed = profiles[profile]?.kind === 'subject' && kind !== 'named';
  const heaviest = [...terms].reduce<string | null>(
    (best, term) => (best === null || weigh(term) > weigh(best) ? term : best),
    null,
  );
  return { length, point: pointed ? heaviest : null };
}

interface Reading {
  readonly terms: ReadonlySet<string>;
  readonly total: number;
  readonly measures: readonly Measure[];
  readonly postings: Postings;
  readonly weigh: WeighTerm;
}

/** For each profile, the single example that is nearest to the message. */
function gatherExamples({ terms, total, measures, postings, weigh }: Reading, gathered: ReadonlyMap<number, Gathered>): void {
  const shared = new Map<number, number>();
  for (const term of terms) {
    const weight = weigh(term);
    const users = postings.profiles.get(term);
    if (weight === 0 || !users) continue;
    for (const profile of gathered.keys()) {
      for (const at of users.get(profile) ?? []) shared.set(at, (shared.get(at) ?? 0) + weight);
    }
  }
  for (const [at, weight] of shared) {
    const example = postings.examples[at];
    const found = example && gathered.get(example.profile);
    const { length = 0, point = null } = measures[at] ?? {};
    const likeness = (2 * weight) / (total + length);
    if (!found || likeness <= found.likeness || (point !== null && !terms.has(point))) continue;
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
  matched: readonly MatchedTerm[];
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
  { covered, weight, matched, likeness, nearest, verbatim }: Gathered,
  total: number,
): Evidence[] {
  if (!profile || weight === 0 || (profile.kind === 'subject' && nearest === null)) return [];
  const coverage = covered / total;
  const score = (0.5 * coverage + 0.5 * likeness) * (1 - Math.exp(-weight / 4));
  return [{ profile, score, coverage, likeness, weight, matched, nearest, verbatim }];
}

function byScore(a: Evidence, b: Evidence): number {
  return b.score - a.score || (a.profile.id < b.profile.id ? -1 : 1);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
