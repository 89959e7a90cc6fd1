import type { WireActivity, WireGuide, WireMessage } from '../../http/contract.ts';

/** What a saved chat is headed with, and how speakers are named. */
export interface TranscriptWords {
  readonly title: string;
  readonly you: string;
  readonly assistant: string;
}

/** The chat as plain text, oldest first: who said it and when, with the source of each answer and every number to call. */
export function transcriptOf(activities: readonly WireActivity[], words: TranscriptWords, now: Date): string {
  const messages = activities.filter(({ type }) => type === 'message').map((activity) => sayMessage(activity, words));
  return `${[`${words.title}\n${longTime.format(now)}`, ...messages].join('\n\n')}\n`;
}

function sayMessage(activity: WireActivity, words: TranscriptWords): string {
  const isOwn = activity.from?.role === 'user';
  const when = activity.timestamp === undefined ? '' : `${longTime.format(new Date(activity.timestamp))} `;
  const text = isOwn ? ownText(activity) : assistantText(activity);
  const advisor = activity.channelData?.helpline?.advisor;
  const speaker = isOwn ? words.you : advisor ? `${advisor.name}:` : words.assistant;
  return `${when}${speaker}\n${plainText(text)}`;
}

function ownText({ text, channelData }: WireActivity): string {
  const pressed = channelData?.['messageBack'] as { displayText?: unknown } | undefined;
  return text || String(pressed?.displayText ?? '');
}

function assistantText({ text, channelData }: WireActivity): string {
  const message = channelData?.helpline;
  if (!message) return text ?? '';
  const list = message.guide?.list;
  const summary = (message.summary ?? []).map(({ label, text }) => `${label}: ${text}`);
  const parts = [
    message.text,
    ...summary,
    list ? listText(list) : '',
    ...message.buttons.flatMap(contactLine),
    message.source?.line ?? '',
  ];
  return parts.filter(Boolean).join('\n\n');
}

/** The person's own list, as it stood then. */
function listText({ title, items }: NonNullable<WireGuide['list']>): string {
  return [title, ...items.map(({ text }, i) => `${i + 1}. ${text}`)].join('\n');
}

/** Numbers and addresses are worth keeping; choices of that moment are not. */
function contactLine(button: WireMessage['buttons'][number]): string[] {
  if (button.kind === 'call') return [`${button.title}: ${button.number}`];
  return button.kind === 'link' ? [`${button.title}: ${button.url}`] : [];
}

/** Control characters have no business in a text file; those that turn the direction of writing could hide what it says. */
function plainText(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '');
}

const longTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });
