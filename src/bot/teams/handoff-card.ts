import type { Activity } from 'botbuilder-core';
import type { Handoff } from '../../handoff/handoff.ts';
import {
  type AdaptiveCard,
  adaptiveCard,
  type CardAction,
  type CardElement,
  cardAttachment,
  textBlock,
} from './adaptive-card.ts';
import { deskWords } from './desk-words.ts';

/** What a button of an advisors' card carries; what was typed into the card comes with it. */
export interface DeskPress {
  readonly helpline: 'claim' | 'say' | 'note' | 'close' | 'put-back';
  readonly handoff: string;
}

/** The longest reply or note, in UTF-16 units. */
const longestWords = 4000;

/** The card of a handoff as its thread begins with it; put anew in its place whenever something changed. */
export function renderHandoffCard(handoff: Handoff, channel: string): Partial<Activity> {
  const title = titleOf(handoff);
  // What is shown on a lock screen says nothing of what the family wrote.
  return { type: 'message', summary: title, attachments: [cardAttachment(handoffCard(handoff, channel))] };
}

/** The card itself. */
export function handoffCard(handoff: Handoff, channel: string): AdaptiveCard {
  const title = titleOf(handoff);
  const flag = handoff.flag ? deskWords.flags[handoff.flag] : null;
  const facts = factsOf(handoff, channel);
  const summary = briefingOf(handoff);
  const words = [
    title,
    flag,
    ...facts.map((fact) => `${fact.title}: ${fact.value}`),
    ...summary.map(({ title: head, text }) => `${head}: ${text}`),
  ];
  const body: CardElement[] = [
    textBlock(title, { style: 'heading', weight: 'Bolder' }),
    ...(flag ? [textBlock(flag, { color: 'Attention', weight: 'Bolder' })] : []),
    { type: 'FactSet', facts },
    ...(summary.length === 0 ? [textBlock(deskWords.noBriefing, { isSubtle: true })] : []),
    ...summary.flatMap(({ title: head, text }) => [
      textBlock(head, { weight: 'Bolder', spacing: 'Medium' }),
      textBlock(text, { spacing: 'Small' }),
    ]),
    ...(handoff.status === 'closed' ? [] : [textBlock(deskWords.threadHelp, { isSubtle: true, spacing: 'Medium' })]),
  ];
  return adaptiveCard(words.filter((line) => line !== null).join('\n'), body, actionsOf(handoff));
}

function titleOf({ status, advisor, closedAs }: Handoff): string {
  const { statuses, endings } = deskWords;
  if (status === 'active') return statuses.active(advisor?.name ?? '');
  return status === 'closed' && closedAs ? `${statuses.closed}: ${endings[closedAs]}` : statuses[status];
}

function factsOf({ waitingSince, reason, code, outcome }: Handoff, channel: string) {
  const { facts, reasons, channels, outcomes, closeLabel } = deskWords;
  return [
    { title: facts.since, value: clockTime.format(waitingSince) },
    { title: facts.why, value: reasons[reason] },
    { title: facts.from, value: channels[channel] ?? channel },
    ...(code ? [{ title: facts.code, value: code }] : []),
    ...(outcome ? [{ title: closeLabel, value: outcomes[outcome] ?? outcome }] : []),
  ];
}

/** What the family agreed to share; an empty part is left out. */
function briefingOf({ briefing }: Handoff): { title: string; text: string }[] {
  if (!briefing) return [];
  return (['asked', 'told', 'need'] as const)
    .map((part) => ({ title: deskWords.briefing[part], text: briefing[part] }))
    .filter(({ text }) => text.trim() !== '');
}

function actionsOf(handoff: Handoff): CardAction[] {
  if (handoff.status === 'waiting') return [press(deskWords.claim, 'claim', handoff)];
  return handoff.status === 'active' ? talkActions(handoff) : [];
}

function talkActions(handoff: Handoff): CardAction[] {
  const { outcomes } = deskWords;
  const choices = Object.entries(outcomes).map(([value, title]) => ({ value, title }));
  const outcome = {
    type: 'Input.ChoiceSet',
    id: 'outcome',
    label: deskWords.closeLabel,
    style: 'compact',
    value: 'answered',
    choices,
  } as const;
  return [
    show(deskWords.reply, wordsInput('say', deskWords.replyLabel), press(deskWords.send, 'say', handoff, true)),
    show(deskWords.note, wordsInput('note', deskWords.noteLabel), press(deskWords.keep, 'note', handoff, true)),
    show(deskWords.close, outcome, press(deskWords.closeNow, 'close', handoff, true)),
    press(deskWords.putBack, 'put-back', handoff),
  ];
}

function show(title: string, input: CardElement, action: CardAction): CardAction {
  return { type: 'Action.ShowCard', title, card: { type: 'AdaptiveCard', body: [input], actions: [action] } };
}

function wordsInput(id: string, label: string): CardElement {
  return {
    type: 'Input.Text',
    id,
    label,
    isMultiline: true,
    maxLength: longestWords,
    isRequired: true,
    errorMessage: deskWords.writeSomething,
  };
}

function press(title: string, helpline: DeskPress['helpline'], { id }: Handoff, withInputs = false): CardAction {
  const data: DeskPress = { helpline, handoff: id };
  return { type: 'Action.Submit', title, data, ...(withInputs ? {} : { associatedInputs: 'none' }) };
}

const clockTime = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/London' });
