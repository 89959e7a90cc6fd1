import type { Candidate } from '../knowledge/candidate.ts';
import { confidenceIn, isRatherOurs } from '../knowledge/confidence.ts';
import type { Entry } from '../knowledge/entry.ts';
import type { Match } from '../knowledge/matcher.ts';
import type { ScopeSubject } from '../knowledge/scope.ts';
import type { Token } from '../language/tokens.ts';
import type { Decision } from './decision.ts';
import type { DecisionContext } from './decision-context.ts';
import { explainMatch } from './explain-match.ts';
import { findFollowUp } from './follow-up.ts';
import { answerWith, suggestEntry } from './show-entry.ts';
import { findTwoQuestions } from './two-questions.ts';

/** Decides what the knowledge has to say: an answer when it is likely enough to be right, else the subject that is not ours, else a choice. */
export function decideMatch(tokens: readonly Token[], match: Match, context: DecisionContext): Decision {
  const { content } = context;
  const two = findTwoQuestions(tokens, content);
  if (two) return answerBoth(two, context);
  const { entries } = match;
  const [first] = entries;
  const confidence = first ? confidenceIn(first, match, content.calibration) : 0;
  const decision = { ...nothing, confidence, explanation: explainMatch(match, confidence) };
  const entry = first && content.entries.get(first.profile.id);
  if (entry && confidence >= content.calibration.answerAt) return answer([entry], decision, context);
  const followUp = findFollowUp(tokens, context);
  if (followUp)
    return answer(
      [followUp],
      { ...decision, explanation: [`leans on the last answer, ${context.lastEntry}`, ...decision.explanation] },
      context,
    );
  const subject = foreignSubject(match, context);
  const offers = confidence >= content.calibration.clarifyAt;
  if (subject && !(offers && isRatherOurs('not-ours', match.kinds, content.calibration)))
    return { ...decision, outcome: 'out-of-scope', say: subject.say, suggestions: suggest(subject.related, context) };
  const suggestions = offers ? suggest(nearest(entries), context) : [];
  // None where each is withdrawn for now.
  if (suggestions.length > 0) return { ...decision, outcome: 'clarify', say: content.say('did-you-mean'), suggestions };
  return { ...decision, outcome: 'unknown', say: content.say('unknown') };
}

const nothing = { answers: [], suggestions: [], say: '', calls: [], caution: false } as const;

function answer(entries: readonly Entry[], decision: Omit<Decision, 'outcome'>, { content, now }: DecisionContext): Decision {
  return { ...decision, outcome: 'answer', answers: entries.map((entry) => answerWith(entry, content, now)) };
}

/** More than this many words at once answer nothing: 80, less the line that says whom to call in an emergency. */
const mostWords = 66;

/** Two questions get two answers, or a choice when both would be too much to read. */
function answerBoth(
  { entries, confidence }: { entries: readonly Entry[]; confidence: number },
  context: DecisionContext,
): Decision {
  const decision = { ...nothing, confidence, explanation: [`two questions: ${entries.map(({ id }) => id).join(' and ')}`] };
  const both = answer(entries, decision, context);
  const words = both.answers.flatMap(({ text }) => text.split(/\s+/)).length;
  if (words <= mostWords) return both;
  const suggestions = entries.map((entry) => suggestEntry(entry, context.content));
  return { ...decision, outcome: 'clarify', say: context.content.say('did-you-mean'), suggestions };
}

/** At least this much evidence, and a subject that is not ours is named as such; below, nothing was understood. */
const recognised = 0.35;

function foreignSubject({ candidates, names }: Match, { content }: DecisionContext): ScopeSubject | undefined {
  const [first] = candidates;
  if (first?.profile.kind === 'subject' && (first.score >= recognised || first.pattern))
    return content.subjects.get(first.profile.id);
  const name = first?.foreign ?? (first ? undefined : names[0]);
  return name ? content.subjects.get(name.subject) : undefined;
}

/** An entry whose log odds are further behind the first is no choice worth reading. */
const farBehind = 3;

/** Choices: up to four entries that are not far behind the first, and always a second when there is one. */
function nearest(entries: readonly Candidate[]): string[] {
  const best = entries[0]?.odds ?? 0;
  return entries.filter(({ odds }, i) => i < 2 || (i < 4 && odds >= best - farBehind)).map(({ profile }) => profile.id);
}

function suggest(ids: readonly string[], { content }: DecisionContext) {
  return ids.flatMap((id) => {
    const entry = content.entries.get(id);
    return entry ? [suggestEntry(entry, content)] : [];
  });
}
