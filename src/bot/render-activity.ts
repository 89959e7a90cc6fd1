import type { Activity } from 'botbuilder-core';
import type { Inbound } from '../conversation/inbound.ts';
import type { HandoffBody, LogBody, LogRow } from '../conversation/log-row.ts';
import type { Outbound } from '../conversation/outbound.ts';
import { renderButton } from './card-actions.ts';
import { renderCitation, showsCitations } from './citation.ts';
import { type DirectLineAccount, type DirectLineActivity, directLineChannel } from './direct-line-activity.ts';
import { buttonsOf, renderText } from './message-words.ts';

/** What an advisor said, as it stands in the log. */
type AdvisorBody = Extract<LogBody, { kind: 'advisor' }>;

/** The assistant, as every channel is told. */
export const assistant = { id: 'helpline', name: 'Helpline assistant', role: 'bot' } as const;

/** The person, where the log is read: it does not say who they are. The web side puts the reader's own id in. */
const enquirer = { id: 'enquirer', role: 'user' } as const;

/** The id of a row's activity: ordered within its conversation, the same after every restart. */
export function activityId(conversation: string, seq: number): string {
  return `${conversation}|${String(seq).padStart(7, '0')}`;
}

/** A row of the log as a Direct Line client reads it. `undefined` for what is nothing to show, or not for the family. */
export function renderRow(row: LogRow, conversation: string): DirectLineActivity | undefined {
  const content = row.audience === 'all' ? renderBody(row) : undefined;
  if (!content) return undefined;
  return {
    type: row.body.kind === 'handoff' ? 'event' : 'message',
    id: activityId(conversation, row.seq),
    timestamp: new Date(row.at).toISOString(),
    channelId: directLineChannel,
    conversation: { id: conversation },
    ...content,
  };
}

/** What an advisor says, as a message on a channel other than our own: it begins with who speaks, since the bot sends it. */
export function renderAdvisor(body: AdvisorBody, channel: string): Partial<Activity> {
  const message = wordsOf(body);
  return renderReply({ ...message, text: `${body.advisor.name}: ${message.text}` }, channel);
}

/** What the assistant says, as a reply on a channel that is answered in the turn. */
export function renderReply(message: Outbound, channel: string): Partial<Activity> {
  // The SDK types these more narrowly than the wire: the values are the same.
  return { type: 'message', ...renderMessage(message, channel) } as unknown as Partial<Activity>;
}

function renderBody({ body, clientKey }: LogRow): Partial<DirectLineActivity> | undefined {
  switch (body.kind) {
    case 'inbound':
      return renderInput(body.input, clientKey);
    case 'outbound': {
      const helpline = { ...body.message, buttons: [...body.message.buttons] };
      return { from: assistant, ...renderMessage(body.message, directLineChannel), channelData: { helpline } };
    }
    case 'advisor': {
      const message = wordsOf(body);
      const helpline = { ...message, buttons: [], advisor: { name: body.advisor.name } };
      return { from: advisorAccount(body), ...renderMessage(message, directLineChannel), channelData: { helpline } };
    }
    case 'handoff':
      return { from: assistant, ...renderHandoff(body) };
    default:
      return undefined;
  }
}

/** An advisor as families see them: a name. The id of their sign-in is none of a family's business. */
function advisorAccount({ advisor: { name } }: AdvisorBody): DirectLineAccount {
  return { id: `advisor:${name}`, name, role: 'bot' };
}

function wordsOf({ text, source }: AdvisorBody): Outbound {
  return { tone: source ? 'answer' : 'plain', text, buttons: [], ...(source ? { source } : {}) };
}

/** What happened to a handoff, for clients that show it in a way of their own; beside it stands a message that says so in words. */
function renderHandoff({ event, status, advisor }: HandoffBody): Partial<DirectLineActivity> {
  return { name: 'handoff.status', value: { state: status, event, advisor: advisor && { name: advisor.name } } };
}

/** The person's own message comes back with the id that their client gave it, so that it knows its own. */
function renderInput(input: Inbound, clientKey: string | null): Partial<DirectLineActivity> | undefined {
  if (input.kind !== 'said' && input.kind !== 'tapped') return undefined;
  const echo = clientKey === null ? {} : { channelData: { clientActivityID: clientKey } };
  if (input.kind === 'said') return { from: enquirer, text: input.text, textFormat: 'plain', ...echo };
  return { from: enquirer, text: input.title ?? '', textFormat: 'plain', value: input.tap, ...echo };
}

function renderMessage(message: Outbound, channel: string): Partial<DirectLineActivity> {
  const buttons = buttonsOf(message);
  const cites = message.source && (channel === directLineChannel || showsCitations(channel));
  return {
    text: renderText(message, channel),
    textFormat: 'markdown',
    ...(buttons.length > 0 ? { suggestedActions: { actions: buttons.map(renderButton) } } : {}),
    ...(message.source && cites ? { entities: [renderCitation(message.source)] } : {}),
  };
}
