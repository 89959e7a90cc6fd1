import { stringify } from 'yaml';
import type { Content } from '../conversation/content.ts';
import { decide } from '../conversation/decide.ts';
import type { Outcome } from '../conversation/decision.ts';
import { calibrate, observe } from '../knowledge/calibrate.ts';
import type { Calibration } from '../knowledge/confidence.ts';
import type { Labelled } from '../knowledge/labelled.ts';
import { readMessage } from '../language/read.ts';
import type { ContentFiles } from './files.ts';

/** What the knowledge decides; the rest is decided by the safety gate and the intents, before it. */
const byKnowledge: readonly Outcome[] = ['answer', 'clarify', 'out-of-scope', 'unknown'];

/**
 * Asks every labelled question and derives the calibration from how the matcher did with those that reach it. `notOurs` are
 * further messages that are not ours: other people's, say, that can be learned from but not kept here.
 */
export function deriveCalibration({ questions }: ContentFiles, content: Content, notOurs: readonly string[]): Calibration {
  const { matcher, language, entries } = content;
  const labelled = [
    ...questions.flatMap((file) => file.value.questions),
    ...notOurs.map((q): Labelled => ({ q, outcome: 'not-ours' })),
  ];
  const observations = labelled.flatMap((one) => {
    if ('outcome' in one && one.outcome !== 'not-ours') return [];
    if (!byKnowledge.includes(decide(one.q, { content, now: 0, lastEntry: null }).outcome)) return [];
    const facts = 'facts' in one ? one.facts : [];
    const isRight = (id: string) => entries.get(id)?.facts.some((fact) => facts.includes(fact)) ?? false;
    return observe(matcher.match(readMessage(one.q, language)), isRight, facts.length > 0) ?? [];
  });
  return calibrate(observations);
}

/** The file's text, with where it comes from. */
export function formatCalibration(calibration: Calibration): string {
  return `# Written by "npm run content:calibrate" from the labelled questions; docs/how-matching-works.md explains it. Don't edit it by hand:
# add questions to knowledge/questions/ and run the command again.
${stringify(calibration)}`;
}
