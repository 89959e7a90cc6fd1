import type { Intent } from '../dialogs/intents.ts';
import { isDanger, isHarmless, surelyOf, turnsTo } from '../knowledge/confidence.ts';
import type { Kinds, WishKind } from '../knowledge/kinds.ts';
import { questionWords } from '../language/function-words.ts';
import { readMeaning } from '../language/read.ts';
import type { Token } from '../language/tokens.ts';
import type { Alert } from '../safety/gate.ts';
import type { Safety } from '../safety/safety.ts';
import type { Content } from './content.ts';
import type { Decision } from './decision.ts';
import type { Understood } from './understand.ts';

/** Something that a message is before it is a question: danger, a wish, a feeling; with what is said to it. */
export interface Wish {
  readonly kind: WishKind;
  /** The sign of safety.yaml that was found; `null` when an intent was, or when only the likeness to other messages says so. */
  readonly alert: Alert | null;
  /** Whether a sign or an intent was recognised: likeness alone is a guess, though a sure one. */
  readonly recognised: boolean;
  readonly decision: Decision;
}

/** What a message is beside or before a question, in the order in which it counts; `null` when it is nothing but a question. */
export function findWish(understood: Understood, content: Content): Wish | null {
  const danger = findDanger(understood, content);
  if (danger) return danger;
  const { kinds } = understood.match;
  const recognised = recognise(understood, content);
  const likely = surelyOf(kinds, content.calibration);
  if (!likely || isDanger(likely)) return recognised;
  const counts = !recognised || turnsTo(likely, recognised.kind, kinds, content.calibration);
  return counts ? fromLikeness(likely, kinds, content) : recognised;
}

/** Danger by its sign, unless all else says that it is harmless; else by its likeness to other messages. */
function findDanger({ alert, match: { wholeKinds } }: Understood, content: Content): Wish | null {
  const { calibration } = content;
  if (alert && isDanger(alert.outcome) && !isHarmless(wholeKinds, calibration)) {
    const other = alert.outcome === 'urgent' ? 'crisis' : 'urgent';
    const turns = turnsTo(other, alert.outcome, wholeKinds, calibration);
    return turns ? fromLikeness(other, wholeKinds, content) : fromAlert(alert, content);
  }
  const likely = surelyOf(wholeKinds, calibration);
  return likely && isDanger(likely) ? fromLikeness(likely, wholeKinds, content) : null;
}

/** A wish, grief or feeling that a pattern recognises. */
function recognise({ message, alert }: Understood, content: Content): Wish | null {
  const intent = wishIn(message.tokens, content) ?? (message.tokens.length < 2 ? wishIn(message.whole, content) : null);
  if (intent?.outcome === 'handoff') return fromIntent('handoff', intent, content);
  if (alert?.outcome === 'bereavement') return fromAlert(alert, content);
  if (intent?.outcome === 'social') return fromIntent('social', intent, content);
  return alert && !isDanger(alert.outcome) ? fromAlert(alert, content) : null;
}

/** A wish of the assistant itself. "Ta, love" is thanks, though what it leaves without its thanks is only "love". */
export function wishIn(tokens: readonly Token[], content: Content): Intent | null {
  return content.intents.find(tokens, meaningless(tokens, content));
}

/** The positions of words that name nothing and ask nothing. */
export function meaningless(tokens: readonly Token[], { language }: Content): ReadonlySet<number> {
  const { weightless } = readMeaning(tokens, language.lexicon);
  return new Set([...weightless].filter((i) => !questionWords.has(tokens[i]?.word ?? '')));
}

/** What the gate found, said in the words of safety.yaml. */
function fromAlert(alert: Alert, { safety }: Content): Wish {
  const why = `${alert.rule}: the sign "${alert.sign}" stands in "${alert.words}"`;
  return { kind: alert.outcome, alert, recognised: true, decision: reply(alert.outcome, safety.replies[alert.reply], why) };
}

function fromIntent(kind: 'handoff' | 'social', { id, reply: phrase }: Intent, { say }: Content): Wish {
  const decision =
    kind === 'handoff'
      ? speak('handoff', say('person'), `wants a person (${id})`)
      : speak('social', say((phrase ?? `${id}-reply`) as `${string}-reply`), `small talk (${id})`);
  return { kind, alert: null, recognised: true, decision };
}

/** Nothing was recognised, but messages like this one are surely of this kind: they get what such messages get as a rule. */
function fromLikeness(kind: WishKind, kinds: Kinds, { safety, say }: Content): Wish {
  const why = `reads like ${kind}, with a likelihood of ${kinds[kind].toFixed(2)}`;
  const wish = { kind, alert: null, recognised: false };
  if (kind === 'handoff') return { ...wish, decision: speak('handoff', say('person'), why) };
  if (kind === 'social') return { ...wish, decision: speak('social', say('ack-reply'), why) };
  return { ...wish, decision: reply(kind, safety.replies[kind], why) };
}

function reply(kind: WishKind, words: Safety['replies'][string] | undefined, why: string): Decision {
  const calls = (words?.actions ?? []).map(({ label, number }) => ({ title: label, number }));
  const outcome = kind === 'bereavement' || kind === 'feelings' ? 'social' : kind;
  return { ...speak(outcome, words?.say ?? '', why), calls };
}

function speak(outcome: Decision['outcome'], say: string, why: string): Decision {
  return { outcome, answers: [], suggestions: [], confidence: 1, say, calls: [], caution: false, explanation: [why] };
}
