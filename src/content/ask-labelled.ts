import type { Content } from '../conversation/content.ts';
import { decide } from '../conversation/decide.ts';
import type { Decision } from '../conversation/decision.ts';
import type { Labelled } from '../knowledge/labelled.ts';
import type { PlainContent } from './prepare.ts';
import { leaveOut } from './unseen.ts';

/** A labelled message and what it came to, asked of content that has not learned from it. */
export interface Asked {
  readonly labelled: Labelled;
  readonly decision: Decision;
}

/** Asks every labelled message: what comes of it is what would come of a new one. */
export function askLabelled(plain: PlainContent, content: Content): Asked[] {
  return leaveOut(plain, content).map(({ labelled, content: taught }) => ({
    labelled,
    decision: decide(labelled.q, { content: taught, now: 0, lastEntry: null }),
  }));
}

/** Whether it came to what was wanted: an answer that states one of the facts, or the outcome. */
export function isMet({ labelled, decision: { outcome, answers } }: Asked): boolean {
  if ('facts' in labelled)
    return outcome === 'answer' && answers.some(({ facts }) => facts.some((fact) => labelled.facts.includes(fact)));
  if (labelled.outcome === 'not-ours') return outcome !== 'answer';
  if (labelled.outcome === 'no-alarm') return outcome !== 'urgent' && outcome !== 'crisis';
  if (labelled.outcome === 'feelings' || labelled.outcome === 'bereavement') return outcome === 'social';
  return outcome === labelled.outcome;
}

/** What it came to, in a word: the outcome and the entries. */
export function nameOutcome({ decision: { outcome, answers } }: Asked): string {
  return [outcome, ...answers.map(({ entry }) => entry)].join(' ');
}
