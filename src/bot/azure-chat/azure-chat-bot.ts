import type { Activity } from 'botbuilder-core';
import type { TurnRequest } from '../../conversation/turn-request.ts';
import type { ConnectorBot } from '../connector/connector-door.ts';
import { takeOwnTurn } from '../connector/own-turn.ts';
import type { TakeTurn } from '../helpline-bot.ts';
import { receiveMembers, receiveMessage } from '../receive-activity.ts';
import { azureChatChannel } from './azure-chat-channels.ts';

/** What the assistant on Azure's own chat channels needs of the rest of the house. */
export interface AzureChatBotParts {
  readonly takeTurn: TakeTurn;
  /** What is said to a picture or a file without words. */
  readonly noFiles: () => string;
}

/**
 * Handles what people write by Azure's Direct Line and Web Chat channels, which other apps than our own chat use. What it says is
 * sent by the outbox, after the turn was committed.
 */
export function createAzureChatBot({ takeTurn, noFiles }: AzureChatBotParts): ConnectorBot {
  return {
    run: async (context) => {
      const activity = underOurName(context.activity);
      const request = receive(activity);
      if (request) return takeOwnTurn(takeTurn, activity, request);
      if (activity.type === 'message' && activity.attachments?.length) await context.sendActivity(noFiles());
    },
  };
}

/** Typing, events and the end that a client declares are nothing that the assistant could answer. */
function receive(activity: Activity): TurnRequest | undefined {
  if (activity.type === 'message') return receiveMessage(activity, 'outbox');
  return activity.type === 'conversationUpdate' ? receiveMembers(activity, 'outbox') : undefined;
}

function underOurName(activity: Activity): Activity {
  return { ...activity, channelId: azureChatChannel(activity.channelId) ?? activity.channelId };
}
