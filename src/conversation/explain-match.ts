import type { Candidate } from '../knowledge/candidate.ts';
import type { Match } from '../knowledge/matcher.ts';

/** How a match came about, line by line: names that are not ours, then the candidates with what spoke for and against each. */
export function explainMatch({ candidates, names }: Match, confidence: number): string[] {
  return [
    ...names.map(({ subject, shape }) => `a name of something else: ${subject}${shape ? ', by its shape' : ''}`),
    `the first entry is right with a likelihood of ${confidence.toFixed(2)}`,
    ...candidates.slice(0, 5).map(explainCandidate),
  ];
}

function explainCandidate(candidate: Candidate): string {
  const { score, profile, pattern, nearest, matched, unexplained } = candidate;
  if (pattern !== null) return `${score.toFixed(2)} ${profile.id}: the pattern "${pattern}"`;
  const words = [...matched].sort((a, b) => b.weight - a.weight).map(({ term, weight }) => `${term} ${weight.toFixed(1)}`);
  const against = unexplained.length > 0 ? `; not understood: ${unexplained.join(', ')}` : '';
  return `${score.toFixed(2)} ${profile.id}: ${words.join(', ')}; nearest "${nearest?.text ?? ''}"${against}`;
}
