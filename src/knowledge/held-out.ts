import { createEvidenceIndex } from './evidence-index.ts';
import type { Example, Profile } from './profiles.ts';

/** Where a question's own profile came (from 1) while the matcher did not know that question. `Infinity`: nowhere. */
export interface HeldOut {
  readonly profile: Profile;
  readonly question: string;
  readonly place: number;
  /** The profile that came first instead. */
  readonly first: string;
}

/** Asks every example question of our entries while it is taken out of the knowledge: how well the others carry its entry. */
export function askHeldOut(profiles: readonly Profile[]): HeldOut[] {
  return profiles.flatMap((profile, at) => {
    if (profile.kind !== 'entry') return [];
    return profile.examples
      .filter(({ kind }) => kind === 'question')
      .map((example) => askWithout(profiles, at, profile, example));
  });
}

function askWithout(profiles: readonly Profile[], at: number, profile: Profile, example: Example): HeldOut {
  const without = { ...profile, examples: profile.examples.filter((other) => other !== example) };
  const ranked = createEvidenceIndex(profiles.with(at, without)).rank(example.terms, 0);
  const place = ranked.findIndex((evidence) => evidence.profile.id === profile.id);
  return {
    profile,
    question: example.text,
    place: place < 0 ? Number.POSITIVE_INFINITY : place + 1,
    first: ranked[0]?.profile.id ?? '',
  };
}
