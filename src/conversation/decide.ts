import { isRatherOurs } from '../knowledge/confidence.ts';
import type { Match } from '../knowledge/matcher.ts';
import { asksSomething, trustOf } from '../knowledge/segments.ts';
import { readMessage } from '../language/read.ts';
import type { Token } from '../language/tokens.ts';
import { type Command, isCommand } from './buttons.ts';
import type { Content } from './content.ts';
import { decideMatch } from './decide-match.ts';
import type { Decision } from './decision.ts';
import type { DecisionContext } from './decision-context.ts';
import { readProper } from './proper.ts';
import { findWish, isDanger, type Wish, wishIn } from './wishes.ts';

/** Decides what a message comes to: danger first, then a wish for a person, then what only a clinician can say, then the knowledge. */
export function decide(text: string, context: DecisionContext): Decision {
  const { content } = context;
  const message = readProper(text, content.language);
  const match = content.matcher.match(message.tokens);
  const wish = findWish(message, match, content);
  if (wish?.recognised && isDanger(wish.kind)) return wish.decision;
  const decision = decideMatch(message.tokens, match, context);
  return wish && !givesWay(wish, decision, { match, tokens: message.tokens, content }) ? wish.decision : decision;
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
