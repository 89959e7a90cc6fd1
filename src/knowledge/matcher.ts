import { thirdPersons } from '../language/function-words.ts';
import { type Lexicon, ownSubject } from '../language/lexicon.ts';
import { readMeaning } from '../language/read.ts';
import type { Token } from '../language/tokens.ts';
import { createIsAside } from './asides.ts';
import { bestOfEach, byOdds, type Candidate } from './candidate.ts';
import { createEvidenceIndex } from './evidence-index.ts';
import type { Kinds } from './kinds.ts';
import { createLearned } from './learned.ts';
import type { SignedMessage } from './lessons.ts';
import { createNameFinder, type NameHit } from './names.ts';
import { createProfiles, fromPlainProfiles, type MatchingContent, type Profile } from './profiles.ts';
import { createScopePatterns } from './scope-patterns.ts';
import { askingParts, type Segment, type Stretch, segmentsOf } from './segments.ts';

/** What a message may be about, best first, and what in it was not understood. */
export interface Match {
  readonly candidates: readonly Candidate[];
  /** The entries among them, by what the examples teach: the likeliest first. */
  readonly entries: readonly Candidate[];
  /** What kind of message it is, without sentences that are aside from what it asks. */
  readonly kinds: Kinds;
  /** How likely it is one of ours, as log odds from -9 to 9, as far as what was taught is to be trusted. */
  readonly oursOdds: number;
  /** What kind of message it is as a whole: danger may stand in an aside. */
  readonly wholeKinds: Kinds;
  readonly names: readonly NameHit[];
  /** Whether the message names what the whole pack is about. */
  readonly ownSubjectNamed: boolean;
  /** Whether it speaks of a child, or of somebody else than the two who talk. */
  readonly speaksOfSomeone: boolean;
}

/** Matches a message to entries and to subjects that are not ours. Deterministic; well under a millisecond. */
export interface Matcher {
  match(message: SignedMessage): Match;
  /** What competes for a message. */
  readonly profiles: readonly Profile[];
}

/** What a word that nothing explains weighs, in units of information: about as much as a rare word of our own. */
const unexplainedWeight = { english: 2.4, strange: 3.4 } as const;

/** A stretch with a name that is not ours loses against one without, if the message has one. */
const foreignTrust = 0.6;

/** Prepares the matcher. */
export function createMatcher(content: MatchingContent): Matcher {
  const { lexicon, isEnglish } = content.language;
  const findNames = createNameFinder(content.scope, content.language);
  const profiles = content.profiles ? fromPlainProfiles(content.profiles) : createProfiles(content, findNames);
  const index = createEvidenceIndex(profiles);
  const learned = createLearned(content.taught, content.entries, lexicon);
  const isAside = createIsAside(profiles, index.weigh, lexicon);
  const findPatterns = createScopePatterns(content.scope, profiles, lexicon.respell);

  function look(tokens: readonly Token[], segment: Segment, names: readonly NameHit[]): Candidate[] {
    const part = tokens.slice(segment.start, segment.end);
    const meaning = readMeaning(part, lexicon).terms;
    const strangers = meaning.filter(({ key, subject }) => subject && index.weigh(key) === 0);
    const unexplained = [...new Set(strangers.map(({ start }) => part[start]?.word ?? ''))];
    const cost = unexplained.reduce((sum, word) => sum + unexplainedWeight[isEnglish(word) ? 'english' : 'strange'], 0);
    const foreign = names.find(({ start, end }) => start >= segment.start && end <= segment.end) ?? null;
    const trust = segment.trust * (foreign ? foreignTrust : 1);
    const terms = new Set(meaning.map(({ key }) => key));
    // "what causes eczema" speaks for another illness only where some name or unknown word stands in the place of eczema.
    const mayBeNamed = foreign !== null || unexplained.length > 0;
    const ranked = index.rank(terms, cost).filter(({ nearest }) => mayBeNamed || nearest?.kind !== 'named');
    return ranked.map((evidence) => {
      return { ...evidence, score: evidence.score * trust, segment, meaning, unexplained, foreign, pattern: null, odds: 0 };
    });
  }

  return {
    profiles,
    match(message) {
      const { tokens } = message;
      const names = findNames(tokens);
      const segments = segmentsOf(tokens, (sentence) => isAside(tokens, sentence, names));
      const found = segments.flatMap((segment) => look(tokens, segment, names));
      const keys = new Set(readMeaning(tokens, lexicon).terms.map(({ key }) => key));
      const { start = 0, end = 0 } = segments.at(-1) ?? {};
      const oddsOf = learned.readOdds(tokens.slice(start, end));
      const wholeKinds = learned.readKinds(message);
      const isWhole = start === 0 && end === tokens.length;
      const kinds = isWhole ? wholeKinds : learned.readKinds(pick(message, { start, end }));
      // A story around a question makes it no less a question.
      const asked = askingParts(tokens, { start, end }).map((part) => learned.readKinds(pick(message, part)));
      const candidates = bestOfEach([...found, ...findPatterns(tokens)]).map((one) => ({ ...one, odds: oddsOf(one.profile.id) }));
      return {
        candidates,
        entries: byOdds(candidates),
        kinds,
        oursOdds: Math.max(...[kinds, ...asked].map(learned.oursOdds)),
        wholeKinds,
        names,
        ownSubjectNamed: keys.has(`#${ownSubject}`),
        speaksOfSomeone: speaksOfSomeone(tokens, keys, lexicon),
      };
    },
  };
}

/** A stretch of a message as a message. */
function pick({ typed, tokens, sign }: SignedMessage, { start, end }: Stretch): SignedMessage {
  return { typed: typed.slice(start, end), tokens: tokens.slice(start, end), sign };
}

function speaksOfSomeone(tokens: readonly Token[], keys: ReadonlySet<string>, { child }: Lexicon): boolean {
  return tokens.some(({ word }) => thirdPersons.has(word)) || [...child].some((concept) => keys.has(`#${concept}`));
}
