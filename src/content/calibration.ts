import { stringify } from 'yaml';
import type { Content } from '../conversation/content.ts';
import { understand } from '../conversation/understand.ts';
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
  const read = [...leaveOut(plain, content), ...others].map(({ labelled, content: taught }) => {
    const understood = understand(labelled.q, taught);
    const wish = findWish(understood, taught);
    const recognised = wish?.recognised ? wish.kind : null;
    const signed = understood.alert?.outcome ?? null;
    return { labelled, kind: kindOf(labelled), content: taught, match: understood.match, recognised, signed };
  });
  const observations = read.flatMap(({ labelled, kind, match, content: { entries } }) => {
    if (kind !== 'ours' && kind !== 'not-ours') return [];
    const facts = 'facts' in labelled ? labelled.facts : [];
    const isRight = (id: string) => entries.get(id)?.facts.some((fact) => facts.includes(fact)) ?? false;
    return observe(match, isRight, kind === 'ours') ?? [];
  });
  return calibrate(
    observations,
    read.map(({ kind, match, recognised, signed }) => {
      const { entries, kinds, wholeKinds } = match;
      const [first] = entries;
      return { kind, kinds, wholeKinds, recognised, signed, signs: first ? readSigns(first, match) : null };
    }),
  );
}

/** The file's text, with where it comes from. */
export function formatCalibration(calibration: Calibration): string {
  return `# Written by "npm run content:calibrate" from the labelled questions; docs/how-matching-works.md explains it. Don't edit it by hand:
# add questions to knowledge/questions/ and run the command again.
${stringify(calibration)}`;
}
