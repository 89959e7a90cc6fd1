import type { Activity } from 'botbuilder-core';
import type { Button, Citation, Outbound } from '../../conversation/outbound.ts';
import { renderCitation } from '../citation.ts';
import { buttonsOf, renderText } from '../message-words.ts';
import { adaptiveCard, type CardAction, cardAttachment, textBlock } from './adaptive-card.ts';

/** Fixed words of a message in Teams, from the phrases. */
export interface TeamsWords {
  /** What stands on a lock screen: never what was said. */
  readonly toast: string;
  /** Above the buttons. */
  readonly choose: string;
}

/** Teams shows no more of them, and only such as say what stands on them. */
const mostSuggested = 3;

/** What a press on a card sends, and shows: `title` stands on the button, `value` is what it means. */
type PressData = (title: string, value: { kind: string; id: string }) => object;

/** As Teams wants it: the press comes back as a message with a value, and shows its words as the person's own. */
const messageBack: PressData = (title, value) => ({
  msteams: { type: 'messageBack', displayText: title, text: title, value },
});

/** The value alone: for Microsoft's Agents Playground, which plays Teams but sends nothing for a `messageBack` on a card. */
export const valueAlone: PressData = (_title, value) => value;

/**
 * One thing that the assistant says, as Teams shows it: the words as text, since Teams draws citations only there; the buttons on a
 * card under it, since a suggested action can only type its own words, which in a guided dialog might mean something else.
 */
export function renderTeamsMessage(message: Outbound, words: TeamsWords, press: PressData = messageBack): Partial<Activity> {
  const buttons = buttonsOf(message);
  const isSuggested = buttons.length <= mostSuggested && buttons.every(saysItself);
  const choices =
    buttons.length === 0
      ? {}
      : isSuggested
        ? { suggestedActions: { actions: buttons.map(suggestedAction), to: [] } }
        : { attachments: [choiceCard(buttons, words, press)] };
  return { ...renderTeamsWords(message, words), ...choices };
}

/** The same without its buttons: what stays of a message when the conversation has gone on. */
export function renderTeamsWords(message: Outbound, { toast }: TeamsWords): Partial<Activity> {
  const { source, tone } = message;
  // The SDK types these more narrowly than the wire: the values are the same.
  return {
    type: 'message',
    text: renderText(message, 'msteams'),
    textFormat: 'markdown',
    summary: toast,
    ...(source ? { entities: [renderCitation(source)] } : {}),
    ...(tone === 'answer' ? { channelData: { feedbackLoopEnabled: true } } : {}),
  } as unknown as Partial<Activity>;
}

/**
 * Whether a message has buttons that stand there still when the conversation has gone on, and then mean nothing. Those about a
 * handoff stay: a family may leave at any time.
 */
export function hasStaleButtons(message: Outbound, words: TeamsWords): boolean {
  const isOfHandoff = (button: Button) => button.kind === 'tap' && button.tap.kind === 'handoff';
  return !message.buttons.some(isOfHandoff) && renderTeamsMessage(message, words).attachments !== undefined;
}

/** What an advisor says to a family: it begins with who speaks, since the bot sends it. */
export function renderTeamsAdvisor(
  name: string,
  text: string,
  source: Citation | undefined,
  { toast }: TeamsWords,
): Partial<Activity> {
  const said = source ? `${text}\n\n${source.line}` : text;
  return { type: 'message', text: `${name}: ${said}`, textFormat: 'plain', summary: toast };
}

/** A command means when typed what it means when pressed. */
function saysItself(button: Button): boolean {
  return button.kind === 'tap' && button.tap.kind === 'command';
}

function suggestedAction({ title }: Button) {
  return { type: 'imBack', title, value: title };
}

/** One under another, since phones cut long ones that stand in a row, and hide the sixth. */
function choiceCard(buttons: readonly Button[], { choose }: TeamsWords, press: PressData) {
  const rows = buttons.map((button) => ({ type: 'ActionSet', actions: [cardAction(button, press)] }) as const);
  const words = [choose, ...buttons.map(({ title }) => title)].join('\n');
  return cardAttachment(adaptiveCard(words, [textBlock(choose, { isSubtle: true }), ...rows], []));
}

function cardAction(button: Button, press: PressData): CardAction {
  const { title } = button;
  if (button.kind === 'call') return { type: 'Action.OpenUrl', title, url: `tel:${button.number.replace(/[^\d+]/g, '')}` };
  if (button.kind === 'link') return { type: 'Action.OpenUrl', title, url: button.url };
  const { kind, id } = button.tap;
  return { type: 'Action.Submit', title, data: press(title, { kind, id }) };
}
