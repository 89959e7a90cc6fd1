import type { Intent } from '../dialogs/intents.ts';
import { asksSomething, trustOf } from '../knowledge/segments.ts';
import { findProper } from '../language/courtesies.ts';
import { questionWords } from '../language/function-words.ts';
import { readMeaning, readMessage } from '../language/read.ts';
import type { Token } from '../language/tokens.ts';
import { tokenise } from '../language/tokens.ts';
import type { Alert } from '../safety/gate.ts';
import { type Command, isCommand } from './buttons.ts';
import type { Content } from './content.ts';
import { decideMatch } from './decide-match.ts';
import type { Decision } from './decision.ts';
import type { DecisionContext } from './decision-context.ts';

/** Decides what a message comes to: danger first, then a wish for a person, then what only a clinician can say, then the knowledge. */
export function decide(text: string, context: DecisionContext): Decision {
  const { content } = context;
  const { whole, typed, tokens } = readProper(text, content);
  const alert = content.gate.check(typed, tokens);
  if (alert && isDanger(alert)) return fromAlert(alert, content);
  const intent = wishIn(tokens, content) ?? (tokens.length < 2 ? wishIn(whole, content) : null);
  if (intent?.outcome === 'handoff') return spoken('handoff', content.say('person'), [`wants a person (${intent.id})`]);
  if (alert?.outcome === 'bereavement') return fromAlert(alert, content);
  if (intent?.outcome === 'social') return spoken('social', content.say(`${intent.id}-reply`), [`small talk (${intent.id})`]);
  const decision = decideMatch(tokens, context);
  return alert && outweighs(alert, decision, tokens) ? fromAlert(alert, content) : decision;
}

/** A wish of the assistant itself. "Ta, love" is thanks, though what it leaves without its thanks is only "love". */
function wishIn(tokens: readonly Token[], content: Content): Intent | null {
  return content.intents.find(tokens, meaningless(tokens, content));
}

/** The whole message, and the message proper as typed and as mended, without the courtesies around it. */
function readProper(text: string, { language }: Content): { whole: Token[]; typed: Token[]; tokens: Token[] } {
  const whole = readMessage(text, language);
  const { start, end } = findProper(whole, language.lexicon);
  return { whole, typed: tokenise(text, language.lexicon.respell).slice(start, end), tokens: whole.slice(start, end) };
}

/** Advice that is asked for comes before an answer; in passing, in a long story, after it. A feeling comes first where nothing is asked. */
function outweighs({ outcome, at }: Alert, decision: Decision, tokens: readonly Token[]): boolean {
  if (outcome === 'advice' && trustOf(tokens, at) === 1) return true;
  const asks = asksSomething(tokens);
  if (outcome === 'feelings' && !asks) return true;
  return decision.outcome !== 'answer' && !(decision.outcome === 'clarify' && asks);
}

function isDanger({ outcome }: Alert): boolean {
  return outcome === 'urgent' || outcome === 'crisis';
}

/** What the gate found, said in the words of safety.yaml. */
function fromAlert(alert: Alert, { safety }: Content): Decision {
  const reply = safety.replies[alert.reply];
  const outcome = alert.outcome === 'bereavement' || alert.outcome === 'feelings' ? 'social' : alert.outcome;
  const calls = (reply?.actions ?? []).map(({ label, number }) => ({ title: label, number }));
  const why = `${alert.rule}: the sign "${alert.sign}" stands in "${alert.words}"`;
  return { ...spoken(outcome, reply?.say ?? '', [why]), calls };
}

function spoken(outcome: Decision['outcome'], say: string, explanation: readonly string[]): Decision {
  return { outcome, answers: [], suggestions: [], confidence: 1, say, calls: [], explanation };
}

/** A command in words, and nothing else beside it: "start again", "tell me more". */
export function commandIn(text: string, content: Content): Command | null {
  const tokens = readMessage(text, content.language);
  const intent = wishIn(tokens, content);
  return intent?.outcome === 'command' && isCommand(intent.id) ? intent.id : null;
}

/** The positions of words that name nothing and ask nothing. */
function meaningless(tokens: readonly Token[], { language }: Content): ReadonlySet<number> {
  const { weightless } = readMeaning(tokens, language.lexicon);
  return new Set([...weightless].filter((i) => !questionWords.has(tokens[i]?.word ?? '')));
}
