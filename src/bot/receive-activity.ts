import type { Activity } from 'botbuilder-core';
import { z } from 'zod';
import { type Inbound, maxTextLength, type Tap, tapKinds } from '../conversation/inbound.ts';
import type { Delivery, TurnRequest } from '../conversation/turn-request.ts';
import { messageText } from './message-text.ts';

/** The part of an activity that says what happened. */
export type ReceivedActivity = Pick<Activity, 'channelId' | 'conversation' | 'from' | 'recipient'> &
  Partial<Pick<Activity, 'id' | 'text' | 'value' | 'channelData' | 'membersAdded'>>;

/** What a person made of their summary may be longer than is kept: the turn cuts it. */
const briefingPart = z.string().max(maxTextLength).transform(messageText);
const writtenSchema = z.object({ asked: briefingPart, told: briefingPart, need: briefingPart });
const tapSchema = z.object({
  kind: z.enum(tapKinds),
  id: z.string().min(1).max(200),
  briefing: writtenSchema.optional().catch(undefined),
});
const clientKeySchema = z.object({ clientActivityID: z.string().min(1) });

/** One welcome a conversation, whoever else is added and however often the channel says so. */
const joinedKey = 'joined';

/** A message as a turn: a tap when it carries a button's value, else what was typed. `undefined`: it says nothing. */
export function receiveMessage(activity: ReceivedActivity, delivery: Delivery): TurnRequest | undefined {
  const input = readTap(activity) ?? readText(activity);
  return input && toTurnRequest(activity, activity.from.id, clientKey(activity), input, delivery);
}

/** People who were added, as a turn. `undefined` when it was only the assistant itself. */
export function receiveMembers(activity: ReceivedActivity, delivery: Delivery): TurnRequest | undefined {
  const person = activity.membersAdded?.find((member) => member.id !== activity.recipient?.id);
  return person && toTurnRequest(activity, person.id, joinedKey, { kind: 'joined' }, delivery);
}

function readTap(activity: ReceivedActivity): Inbound | undefined {
  const parsed = tapSchema.safeParse(activity.value);
  if (!parsed.success) return undefined;
  const { kind, id, briefing } = parsed.data;
  const tap: Tap = { kind, id: messageText(id), ...(briefing ? { briefing } : {}) };
  const title = messageText(activity.text ?? '').trim();
  return title === '' ? { kind: 'tapped', tap } : { kind: 'tapped', tap, title };
}

function readText(activity: ReceivedActivity): Inbound | undefined {
  const text = messageText(activity.text ?? '');
  return text.trim() === '' ? undefined : { kind: 'said', text };
}

/** Web Chat repeats a message under a new activity id but with its own id the same, so that one comes first. */
function clientKey(activity: ReceivedActivity): string | null {
  const parsed = clientKeySchema.safeParse(activity.channelData);
  const key = parsed.success ? parsed.data.clientActivityID : activity.id;
  return key ? messageText(key) : null;
}

function toTurnRequest(
  activity: ReceivedActivity,
  person: string,
  key: string | null,
  input: Inbound,
  delivery: Delivery,
): TurnRequest {
  return { channel: activity.channelId, conversation: activity.conversation.id, person, key, input, delivery };
}
