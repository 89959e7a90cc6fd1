import { confidenceIn } from '../knowledge/confidence.ts';
import type { Entry } from '../knowledge/entry.ts';
import { readMessage } from '../language/read.ts';
import type { Token } from '../language/tokens.ts';
import type { DecisionContext } from './decision-context.ts';
import { asMessage } from './proper.ts';

/** A follow-up is short: a longer message says itself what it is about. */
const mostWords = 8;

/**
 * A message that leans on the last answer ("and how long does that take?", "why?"): read once more behind that answer's
 * title, it may lead to an entry nearby. `null` when there is no last answer, or nothing near it fits.
 */
export function findFollowUp(tokens: readonly Token[], { content, lastEntry }: DecisionContext): Entry | null {
  const last = lastEntry === null ? undefined : content.entries.get(lastEntry);
  if (!last || tokens.length > mostWords || !leans(tokens)) return null;
  const title = readMessage(last.title, content.language);
  const clause = title.at(-1)?.clause ?? 0;
  const alone = content.matcher.match(asMessage(tokens));
  const behind = content.matcher.match(asMessage([...title, ...tokens.map((token) => ({ ...token, clause }))]));
  const near = behind.candidates.filter(({ profile }) => profile.kind === 'entry' && isNear(profile.id, last, content.entries));
  const said = new Map(alone.candidates.map(({ profile, score }) => [profile.id, score]));
  // What was said now leads; the title before it decides between equals.
  const [best] = near.sort((a, b) => b.score + 2 * (said.get(b.profile.id) ?? 0) - a.score - 2 * (said.get(a.profile.id) ?? 0));
  if (!best || confidenceIn(best, behind, content.calibration) < leastConfidence) return null;
  return content.entries.get(best.profile.id) ?? null;
}

/** An entry nearby needs less evidence than one out of the blue. */
const leastConfidence = 0.2;

/** Words that point back at what was just said, or open a question that names nothing. */
const leaning = new Set(['that', 'it', 'this', 'they', 'them', 'those', 'these', 'then', 'there', 'one', 'same']);
const opening = new Set(['and', 'but', 'so', 'why', 'how', 'when', 'where', 'who', 'what', 'really']);

function leans(tokens: readonly Token[]): boolean {
  return opening.has(tokens[0]?.word ?? '') || tokens.some(({ word }) => leaning.has(word));
}

function isNear(id: string, last: Entry, entries: ReadonlyMap<string, Entry>): boolean {
  return id === last.id || last.related.includes(id) || entries.get(id)?.topic === last.topic;
}
