import type { Example, Profile } from './profiles.ts';

/** An example, and the place of its profile. */
export interface PostedExample extends Example {
  readonly profile: number;
}

/** Where each term is used. */
export interface Postings {
  /** term -> place of the profile -> in how many of its examples the term stands. */
  readonly profiles: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** term -> places in `examples`. */
  readonly byExample: ReadonlyMap<string, readonly number[]>;
  /** Every example of every profile, in order. */
  readonly examples: readonly PostedExample[];
}

/** Reads the profiles once and notes where each term stands. */
export function createPostings(profiles: readonly Profile[]): Postings {
  const examples = profiles.flatMap((profile, at) => profile.examples.map((example) => ({ ...example, profile: at })));
  const byProfile = new Map<string, Map<number, number>>();
  const byExample = new Map<string, number[]>();
  examples.forEach(({ profile, terms }, at) => {
    for (const term of terms) {
      const places = byExample.get(term);
      if (places) places.push(at);
      else byExample.set(term, [at]);
      const counts = byProfile.get(term) ?? new Map<number, number>();
      byProfile.set(term, counts.set(profile, (counts.get(profile) ?? 0) + 1));
    }
  });
  return { profiles: byProfile, byExample, examples };
}
