import type { ActivitySet, ConversationAnswer, TokenAnswer, WireActivity } from '../../http/contract.ts';
import { type Answer, ask } from './answer.ts';

/** Which conversation, and the token that opens it. */
export interface Ticket {
  readonly conversationId: string;
  readonly token: string;
}

const conversations = '/v3/directline/conversations';

const tokens = '/api/chat/token';

/** A token for a new conversation of this browser. */
export function createToken(): Promise<Answer<TokenAnswer>> {
  return ask({ method: 'POST', path: tokens });
}

/** A new token for the conversation of `token`, which may have expired within the last day. */
export function renewToken(token: string): Promise<Answer<TokenAnswer>> {
  return ask({ method: 'POST', path: tokens, token });
}

/** Begins the conversation that the token is for. */
export function startConversation(token: string): Promise<Answer<ConversationAnswer>> {
  return ask({ method: 'POST', path: conversations, token });
}

/** Comes back to a conversation: its stream starts after `watermark`, from the beginning when that is empty. */
export function resumeConversation(ticket: Ticket, watermark: string): Promise<Answer<ConversationAnswer>> {
  const path = `${pathOf(ticket)}?watermark=${encodeURIComponent(watermark)}`;
  return ask({ method: 'GET', path, token: ticket.token });
}

/** Reads what was said after `watermark`, without a socket. */
export function readActivities(ticket: Ticket, watermark: string): Promise<Answer<ActivitySet>> {
  const path = `${pathOf(ticket)}/activities?watermark=${encodeURIComponent(watermark)}`;
  return ask({ method: 'GET', path, token: ticket.token });
}

/** Posts one activity. The same `clientActivityID` again is the same message. */
export function postActivity(ticket: Ticket, activity: WireActivity): Promise<Answer<{ id: string }>> {
  return ask({ method: 'POST', path: `${pathOf(ticket)}/activities`, token: ticket.token, body: activity });
}

function pathOf(ticket: Ticket): string {
  return `${conversations}/${encodeURIComponent(ticket.conversationId)}`;
}
