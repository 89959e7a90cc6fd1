import type { Example, Profile } from './profiles.ts';

/** An example, and the place of its profile. */
export interface PostedExample extends Example {
  readonly profile: number;
}

/** Where each term is used. */
export interface Postings {
  /** term -> place of the profile -> places in `examples` of those of its examples in which the term stands. */
  readonly profiles: ReadonlyMap<string, ReadonlyMap<number, readonly number[]>>;
  /** Every example of every profile, in order. */
  readonly examples: readonly PostedExample[];
}

/** Reads the profiles once and notes where each term stands. */
export function createPostings(profiles: readonly Profile[]): Postings {
  const examples = profiles.flatMap((profile, at) => profile.examples.map((example) => ({ ...example, profile: at })));
  const byTerm = new Map<string, Map<number, number[]>>();
  examples.forEach(({ profile, terms }, at) => {
    for (const term of terms) {
      const users = byTerm.get(term) ?? new Map<number, number[]>();
      byTerm.set(term, users);
      const places = users.get(profile);
      if (places) places.push(at);
      else users.set(profile, [at]);
    }
  });
  return { profiles: byTerm, examples };
}
