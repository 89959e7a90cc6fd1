import type { Activity } from 'botbuilder-core';
import type { ConversationRef, TurnRequest } from '../../conversation/turn-request.ts';
import { isHelplineError } from '../../errors.ts';
import type { TakeTurn } from '../helpline-bot.ts';
import { addressOf } from './connector-address.ts';

/**
 * A turn of the person's own, on a channel whose chats are the same for good: one whose time was over goes on as a new
 * conversation, since nobody can begin another.
 */
export async function takeOwnTurn(takeTurn: TakeTurn, activity: Activity, request: TurnRequest): Promise<void> {
  const address = JSON.stringify(addressOf(activity));
  await inLatest(request, (conversation) => takeTurn({ ...request, conversation, address }));
}

/** So often may a person's chat come to its end within a week. */
const mostConversations = 20;

/** Calls `take` with the conversation that a chat is now: the first that is not over. */
export async function inLatest<Result>(
  { conversation }: Pick<ConversationRef, 'conversation'>,
  take: (conversation: string) => Promise<Result>,
): Promise<Result> {
  for (let count = 1; ; count++) {
    try {
      return await take(count === 1 ? conversation : `${conversation} #${count}`);
    } catch (error) {
      if (!isHelplineError(error, 'conversation-erased') || count === mostConversations) throw error;
    }
  }
}
