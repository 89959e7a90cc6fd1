import type { Activity, TurnContext } from 'botbuilder-core';
import { z } from 'zod';
import type { LogRow } from '../../conversation/log-row.ts';
import type { ConversationRef, SideRequest, TurnReceipt, TurnRequest } from '../../conversation/turn-request.ts';
import type { ConnectorBot } from '../connector/connector-door.ts';
import { inLatest, takeOwnTurn } from '../connector/own-turn.ts';
import { messageText } from '../message-text.ts';
import { type ReceivedActivity, receiveMessage } from '../receive-activity.ts';
import type { TakeDeskMessage } from './desk-channel.ts';
import { deskWords } from './desk-words.ts';
import { answerSearch, type SearchAnswers } from './search-extension.ts';
import { editKey, mentionsUs, placeOf, typedText } from './teams-activity.ts';

/** What the assistant in Teams needs of the rest of the house. */
export interface TeamsBotParts {
  takeTurn(request: TurnRequest): Promise<TurnReceipt>;
  takeSideTurn(request: SideRequest): Promise<TurnReceipt>;
  /** The row that Teams names `id`. */
  findSent(ref: ConversationRef, id: string): Promise<LogRow | null>;
  readonly search: SearchAnswers;
  /** The advisors' channel, where there may be one. */
  readonly takeDeskMessage?: TakeDeskMessage | undefined;
  readonly lines: () => TeamsLines;
}

/** What is said to people in Teams outside of any turn, from the phrases. */
export interface TeamsLines {
  /** Health is private: where others read along the assistant says only this. */
  readonly private: string;
  readonly privateButton: string;
  /** To a picture or a file without words. */
  readonly noFiles: string;
}

/** Teams waits so long for the answer of an invoke; a little less, so that it hears from us and not from a clock. */
const invokeMs = 9000;

/** Handles what Teams says happened. What it says is sent by the outbox, after the turn was committed. */
export function createTeamsBot(parts: TeamsBotParts): ConnectorBot {
  return {
    run: async (context) => {
      const { activity } = context;
      switch (activity.type) {
        case 'message':
          return takeMessage(parts, context);
        case 'messageUpdate':
        case 'messageDelete':
          return takeChange(parts, context);
        case 'conversationUpdate':
        case 'installationUpdate':
          return takeArrival(parts, context);
        case 'invoke':
          return answerInvoke(parts, context);
      }
      // Reactions, typing, reading: nothing that the assistant could answer.
    },
  };
}

async function takeMessage(parts: TeamsBotParts, context: TurnContext): Promise<void> {
  const { activity } = context;
  if (placeOf(activity) !== 'personal') {
    if (await parts.takeDeskMessage?.(context)) return;
    if (mentionsUs(activity)) await context.sendActivity(privateInvitation(activity, parts.lines()));
    return;
  }
  const request = receiveMessage(typed(activity), 'outbox');
  if (request) return takeOwnTurn(parts.takeTurn, activity, request);
  if (activity.attachments?.length) await context.sendActivity(parts.lines().noFiles);
}

/** A message that was written again is a message: what it says now is what is meant. One that was deleted was answered all the same. */
async function takeChange(parts: TeamsBotParts, context: TurnContext): Promise<void> {
  const { activity } = context;
  if (!isChangeByHand(activity)) return;
  if (placeOf(activity) !== 'personal') {
    await parts.takeDeskMessage?.(context);
    return;
  }
  const request = activity.type === 'messageUpdate' ? receiveMessage(typed(activity), 'outbox') : undefined;
  if (request) await takeOwnTurn(parts.takeTurn, activity, { ...request, key: editKey(activity, typedText(activity)) });
}

/** Teams tells in the same way of what it changes by itself. */
function isChangeByHand({ channelData }: Activity): boolean {
  return channelData?.eventType === 'editMessage' || channelData?.eventType === 'softDeleteMessage';
}

/** Teams tells of an arrival in several ways, and again after each installation: the welcome is said once. */
async function takeArrival(parts: TeamsBotParts, context: TurnContext): Promise<void> {
  const { activity } = context;
  const isInstalled = activity.type === 'installationUpdate' && activity.action?.startsWith('add') === true;
  if (placeOf(activity) === 'channel' && isInstalled && parts.takeDeskMessage) await context.sendActivity(deskWords.installed);
  const isArrival = isInstalled || (activity.type === 'conversationUpdate' && activity.membersAdded?.length);
  if (!isArrival || placeOf(activity) !== 'personal') return;
  const { channelId: channel, conversation, from } = activity;
  const request = { channel, conversation: conversation.id, person: from.id, key: 'joined', delivery: 'outbox' } as const;
  await takeOwnTurn(parts.takeTurn, activity, { ...request, input: { kind: 'joined' } });
}

/** Without the assistant's own name in it. */
function typed(activity: Activity): ReceivedActivity {
  return { ...activity, text: typedText(activity) };
}

function privateInvitation({ recipient }: Activity, lines: TeamsLines): Partial<Activity> {
  const url = `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(recipient.id)}`;
  const content = { buttons: [{ type: 'openUrl', title: lines.privateButton, value: url }] };
  return { type: 'message', text: lines.private, attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content }] };
}

async function answerInvoke(parts: TeamsBotParts, context: TurnContext): Promise<void> {
  const value = await withinTime(invokeAnswer(parts, context.activity));
  await context.sendActivity({ type: 'invokeResponse', value });
}

async function invokeAnswer(parts: TeamsBotParts, activity: Activity): Promise<{ status: number; body?: object }> {
  if (activity.name === 'composeExtension/query') {
    const body = answerSearch(activity, parts.search);
    return body ? { status: 200, body } : { status: 400 };
  }
  if (activity.name === 'message/submitAction') return (await takeFeedback(parts, activity)) ? { status: 200 } : { status: 400 };
  return { status: 501 };
}

const feedbackSchema = z.object({
  actionName: z.literal('feedback'),
  actionValue: z.object({ reaction: z.enum(['like', 'dislike']), feedback: z.string().nullish() }),
});

/**
 * Whether an answer helped, by the buttons that Teams puts under it. Words that come with it are a message like any other: somebody
 * may say there what must not be missed.
 */
async function takeFeedback(parts: TeamsBotParts, activity: Activity): Promise<boolean> {
  const parsed = feedbackSchema.safeParse(activity.value);
  if (!parsed.success || placeOf(activity) !== 'personal') return false;
  const { reaction, feedback } = parsed.data.actionValue;
  const { channelId: channel, conversation, from, replyToId, id } = activity;
  await inLatest({ conversation: conversation.id }, async (latest) => {
    const ref = { channel, conversation: latest };
    const about = replyToId ? ((await parts.findSent(ref, replyToId))?.seq ?? null) : null;
    const input = { kind: 'feedback', isGood: reaction === 'like', about } as const;
    await parts.takeSideTurn({ ...ref, key: `feedback ${id ?? replyToId ?? ''}`, input });
  });
  const text = messageText(wordsOf(feedback)).trim();
  const request = {
    channel,
    conversation: conversation.id,
    person: from.id,
    key: `feedback-words ${id ?? ''}`,
    delivery: 'outbox',
  } as const;
  if (text !== '') await takeOwnTurn(parts.takeTurn, activity, { ...request, input: { kind: 'said', text } });
  return true;
}

const feedbackWordsSchema = z.object({ feedbackText: z.string() });

function wordsOf(feedback: string | null | undefined): string {
  try {
    return feedbackWordsSchema.parse(JSON.parse(feedback ?? '')).feedbackText;
  } catch {
    return '';
  }
}

async function withinTime(answering: Promise<{ status: number; body?: object }>): Promise<{ status: number; body?: object }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<{ status: number }>((resolve) => {
    timer = setTimeout(() => resolve({ status: 504 }), invokeMs);
  });
  return Promise.race([answering, late]).finally(() => clearTimeout(timer));
}
