import { stringify } from 'yaml';
import type { Content } from '../conversation/content.ts';
import { decide } from '../conversation/decide.ts';
import type { Outcome } from '../conversation/decision.ts';
import { calibrate, observe } from '../knowledge/calibrate.ts';
import type { Calibration } from '../knowledge/confidence.ts';
import { readMessage } from '../language/read.ts';
import type { ContentFiles } from './files.ts';

/** What the knowledge decides; the rest is decided by the safety gate and the intents, before it. */
const byKnowledge: readonly Outcome[] = ['answer', 'clarify', 'out-of-scope', 'unknown'];

/** Asks every labelled question and derives the calibration from how the matcher did with those that reach it. */
export function deriveCalibration({ questions }: ContentFiles, content: Content): Calibration {
  const { matcher, language, entries } = content;
  const observations = questions
    .flatMap((file) => file.value.questions)
    .flatMap((labelled) => {
      if ('outcome' in labelled && labelled.outcome !== 'not-ours') return [];
      if (!byKnowledge.includes(decide(labelled.q, { content, now: 0, lastEntry: null }).outcome)) return [];
      const facts = 'facts' in labelled ? labelled.facts : [];
      const isRight = (id: string) => entries.get(id)?.facts.some((fact) => facts.includes(fact)) ?? false;
      return observe(matcher.match(readMessage(labelled.q, language)), isRight, facts.length > 0) ?? [];
    });
  return calibrate(observations);
}

/** The file's text, with where it comes from. */
export function formatCalibration(calibration: Calibration): string {
  return `# Written by "npm run content:calibrate" from the labelled questions; docs/how-matching-works.md explains it. Don't edit it by hand:
# add questions to knowledge/questions/ and run the command again.
${stringify(calibration)}`;
}
