import type { Content } from '../conversation/content.ts';
import { type Asked, isMet } from './ask-labelled.ts';
import type { ContentFiles } from './files.ts';
import { compareMisses, describeLoss } from './known-misses.ts';

/** How the labelled messages come out, file by file, what a change moved, and how far a confidence may be believed. */
export function reportLabelled({ questions, knownMisses }: ContentFiles, asked: readonly Asked[], content: Content): string {
  const byMessage = new Map(asked.map((one) => [one.labelled, one]));
  const files = questions.map((file) => ({
    name: file.name,
    asked: file.value.questions.flatMap((labelled) => byMessage.get(labelled) ?? []),
  }));
  return [
    'Labelled messages, each asked of an assistant that has not learned from it',
    ...files.map((file) => reportFile(file.name, file.asked, content)),
    reportMoved(asked, knownMisses.value.misses),
    reportReliability(asked),
  ].join('\n\n');
}

function reportFile(name: string, asked: readonly Asked[], content: Content): string {
  const families = asked.filter(({ labelled }) => 'facts' in labelled);
  const others = asked.filter(({ labelled }) => !('facts' in labelled));
  const lines = [
    ...line('answered right', families, isMet),
    ...line('right, or one tap away', families, (one) => isMet(one) || isOffered(one, content)),
    ...line('answered wrong', families, (one) => one.decision.outcome === 'answer' && !isMet(one)),
    ...line('came to what was wanted', others, isMet),
  ];
  return [`${name} (${asked.length})`, ...lines].join('\n');
}

function line(what: string, rows: readonly Asked[], hit: (one: Asked) => boolean): string[] {
  if (rows.length === 0) return [];
  const hits = rows.filter(hit).length;
  return [`  ${what.padEnd(26)} ${percent(hits, rows.length)} (${hits} of ${rows.length})`];
}

function isOffered({ labelled, decision }: Asked, { entries }: Content): boolean {
  if (!('facts' in labelled) || decision.outcome !== 'clarify') return false;
  return decision.suggestions.some(({ entry }) => entries.get(entry)?.facts.some((fact) => labelled.facts.includes(fact)));
}

function reportMoved(asked: readonly Asked[], known: readonly string[]): string {
  const { lost, won } = compareMisses(asked, known);
  const losses = lost.map((one) => `  lost: ${describeLoss(one)}`);
  return [`What the change moved, beside knowledge/known-misses.yaml: ${lost.length} lost, ${won} won`, ...losses].join('\n');
}

/** Of the answers given with a confidence in each tenth, how many were right: the two should agree. */
function reportReliability(asked: readonly Asked[]): string {
  const answered = asked.filter(({ labelled, decision }) => 'facts' in labelled && decision.outcome === 'answer');
  const rows = [0.6, 0.7, 0.8, 0.9].flatMap((from) => {
    const band = answered.filter(({ decision }) => decision.confidence >= from && decision.confidence < from + 0.1);
    return line(`${from.toFixed(1)} to ${(from + 0.1).toFixed(1)}`, band, isMet);
  });
  return [
    "How far a confidence may be believed: answers to families' questions by their confidence, and how many were right",
    ...rows,
  ].join('\n');
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1).padStart(5)} %`;
}
