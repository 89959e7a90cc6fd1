import type { Content } from '../conversation/content.ts';
import { decide } from '../conversation/decide.ts';
import type { Decision } from '../conversation/decision.ts';
import type { Labelled } from '../knowledge/labelled.ts';
import type { ContentFiles } from './files.ts';

/** A labelled question and what it came to. */
interface Asked {
  readonly labelled: Labelled;
  readonly decision: Decision;
}

/** How the labelled questions come out, file by file, and how far a confidence may be believed. */
export function reportLabelled({ questions }: ContentFiles, content: Content): string {
  const files = questions.map((file) => ({
    name: file.name,
    asked: file.value.questions.map((labelled) => ask(labelled, content)),
  }));
  return [
    ...files.map(({ name, asked }) => reportFile(name, asked, content)),
    reportReliability(files.flatMap(({ asked }) => asked)),
  ].join('\n\n');
}

function ask(labelled: Labelled, content: Content): Asked {
  return { labelled, decision: decide(labelled.q, { content, now: 0, lastEntry: null }) };
}

function reportFile(name: string, asked: readonly Asked[], content: Content): string {
  const families = asked.filter(({ labelled }) => 'facts' in labelled);
  const others = asked.filter(({ labelled }) => !('facts' in labelled));
  const lines = [
    ...line('answered right', families, isRight),
    ...line('right, or one tap away', families, (one) => isRight(one) || isOffered(one, content)),
    ...line('answered wrong', families, (one) => one.decision.outcome === 'answer' && !isRight(one)),
    ...line('came to what was wanted', others, isAsWanted),
  ];
  return [`${name} (${asked.length})`, ...lines].join('\n');
}

function line(what: string, rows: readonly Asked[], hit: (one: Asked) => boolean): string[] {
  if (rows.length === 0) return [];
  const hits = rows.filter(hit).length;
  return [`  ${what.padEnd(26)} ${percent(hits, rows.length)} (${hits} of ${rows.length})`];
}

function isRight({ labelled, decision }: Asked): boolean {
  return 'facts' in labelled && decision.answers.some(({ facts }) => facts.some((fact) => labelled.facts.includes(fact)));
}

function isOffered({ labelled, decision }: Asked, { entries }: Content): boolean {
  if (!('facts' in labelled) || decision.outcome !== 'clarify') return false;
  return decision.suggestions.some(({ entry }) => entries.get(entry)?.facts.some((fact) => labelled.facts.includes(fact)));
}

function isAsWanted({ labelled, decision: { outcome } }: Asked): boolean {
  if ('facts' in labelled) return false;
  if (labelled.outcome === 'not-ours') return outcome !== 'answer';
  if (labelled.outcome === 'no-alarm') return outcome !== 'urgent' && outcome !== 'crisis';
  return outcome === labelled.outcome;
}

/** Of the answers given with a confidence in each tenth, how many were right: the two should agree. */
function reportReliability(asked: readonly Asked[]): string {
  const answered = asked.filter(({ decision }) => decision.outcome === 'answer');
  const rows = [0.6, 0.7, 0.8, 0.9].flatMap((from) => {
    const band = answered.filter(({ decision }) => decision.confidence >= from && decision.confidence < from + 0.1);
    return line(`${from.toFixed(1)} to ${(from + 0.1).toFixed(1)}`, band, isRight);
  });
  return ['How far a confidence may be believed: answers by their confidence, and how many were right', ...rows].join('\n');
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1).padStart(5)} %`;
}
