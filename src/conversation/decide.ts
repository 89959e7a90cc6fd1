import { isDanger, isRatherOurs, needsCaution } from '../knowledge/confidence.ts';
import type { Match } from '../knowledge/matcher.ts';
import { asksSomething, trustOf } from '../knowledge/segments.ts';
import { readMessage } from '../language/read.ts';
import type { Token } from '../language/tokens.ts';
import { type Command, isCommand } from './buttons.ts';
import type { Content } from './content.ts';
import { decideMatch } from './decide-match.ts';
import type { Decision } from './decision.ts';
import type { DecisionContext } from './decision-context.ts';
import { type Understood, understand } from './understand.ts';
import { findWish, type Wish, wishIn } from './wishes.ts';

/** Decides what a message comes to: danger first, then a wish for a person, then what only a clinician can say, then the knowledge. */
export function decide(text: string, context: DecisionContext): Decision {
  const { content } = context;
  const understood = understand(text, content);
  const wish = findWish(understood, content);
  if (wish && isDanger(wish.kind)) return wish.decision;
  const decision = decideHarmless(understood, wish, context);
  // A greeting, thanks, a wish for a person: recognised as nothing else, they can't be danger.
  const isPlain = wish?.recognised && wish.alert === null && !understood.alert;
  return isPlain ? decision : { ...decision, caution: needsCaution(understood.match.wholeKinds, content.calibration) };
}

function decideHarmless({ message: { tokens }, match }: Understood, wish: Wish | null, context: DecisionContext): Decision {
  const decision = decideMatch(tokens, match, context);
  return wish && !givesWay(wish, decision, { match, tokens, content: context.content }) ? wish.decision : decision;
}

/**
 * Whether a wish gives way to what the knowledge says. Advice that is asked for comes before an answer; in passing, in a long
 * story, after it. A feeling comes first where nothing is asked. Grief never gives way.
 */
function givesWay(
  { kind, alert, recognised }: Wish,
  { outcome, confidence }: Decision,
  { match, tokens, content }: { match: Match; tokens: readonly Token[]; content: Content },
): boolean {
  if (kind === 'bereavement') return false;
  if (!recognised) return outcome === 'answer' && confidence >= match.kinds[kind];
  const answers = outcome === 'answer' || outcome === 'clarify';
  if (answers && isRatherOurs(kind, match.kinds, content.calibration)) return true;
  if (!alert || (kind === 'advice' && trustOf(tokens, alert.at) === 1)) return false;
  const asks = asksSomething(tokens);
  if (kind === 'feelings' && !asks) return false;
  return outcome === 'answer' || (outcome === 'clarify' && asks);
}

/** A command in words, and nothing else beside it: "start again", "tell me more". */
export function commandIn(text: string, content: Content): Command | null {
  const tokens = readMessage(text, content.language);
  const intent = wishIn(tokens, content);
  return intent?.outcome === 'command' && isCommand(intent.id) ? intent.id : null;
}
