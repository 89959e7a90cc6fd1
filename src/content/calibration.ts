import { stringify } from 'yaml';
import type { Content } from '../conversation/content.ts';
import { readProper } from '../conversation/proper.ts';
import { findWish } from '../conversation/wishes.ts';
import { calibrate, observe } from '../knowledge/calibrate.ts';
import { type Calibration, readSigns } from '../knowledge/confidence.ts';
import { kindOf } from '../knowledge/kinds.ts';
import type { PlainContent } from './prepare.ts';
import { leaveOut, type Unseen } from './unseen.ts';

/**
 * Asks every labelled message of content that has not learned from it, and derives the calibration from how that did. `notOurs`
 * are further messages that are not ours: other people's, say, that can be learned from but not kept here.
 */
export function deriveCalibration(plain: PlainContent, content: Content, notOurs: readonly string[]): Calibration {
  const others = notOurs.map((q): Unseen => ({ labelled: { q, outcome: 'not-ours' }, content }));
  const read = [...leaveOut(plain, content), ...others].flatMap(({ labelled, content: taught }) => {
    const kind = kindOf(labelled);
    if (kind === null) return [];
    const message = readProper(labelled.q, taught.language);
    const match = taught.matcher.match(message.tokens);
    const wish = findWish(message, match, taught);
    return [{ labelled, kind, content: taught, match, recognised: wish?.recognised ? wish.kind : null }];
  });
  const observations = read.flatMap(({ labelled, kind, match, content: { entries } }) => {
    if (kind !== 'ours' && kind !== 'not-ours') return [];
    const facts = 'facts' in labelled ? labelled.facts : [];
    const isRight = (id: string) => entries.get(id)?.facts.some((fact) => facts.includes(fact)) ?? false;
    return observe(match, isRight, kind === 'ours') ?? [];
  });
  return calibrate(
    observations,
    read.map(({ kind, match, recognised }) => {
      const [first] = match.entries;
      return { kind, kinds: match.kinds, recognised, signs: first ? readSigns(first, match) : null };
    }),
  );
}

/** The file's text, with where it comes from. */
export function formatCalibration(calibration: Calibration): string {
  return `# Written by "npm run content:calibrate" from the labelled questions; docs/how-matching-works.md explains it. Don't edit it by hand:
# add questions to knowledge/questions/ and run the command again.
${stringify(calibration)}`;
}
