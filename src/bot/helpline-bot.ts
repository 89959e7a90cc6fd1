import { ActivityHandler, type TurnContext } from 'botbuilder-core';
import type { TurnReceipt, TurnRequest } from '../conversation/turn-request.ts';
import { deliverInline, deliveryOf, type RenderReply } from './delivery.ts';
import { receiveMembers, receiveMessage } from './receive-activity.ts';
import { renderReply } from './render-activity.ts';

/** Runs one turn and commits it: resolves when what it says is stored. */
export type TakeTurn = (request: TurnRequest) => Promise<TurnReceipt>;

/** Where a turn leaves its receipt for the adapter that ran it. */
const receiptKey = Symbol('TurnReceipt');

/**
 * The one handler of every channel: says what an activity means, has the turn taken, and sends the replies where the
 * channel is answered in the turn. Activities that mean nothing to the helpline (typing, events, reactions) pass.
 */
export function createHelplineBot(takeTurn: TakeTurn, render: RenderReply = renderReply): ActivityHandler {
  async function take(context: TurnContext, request: TurnRequest | undefined): Promise<void> {
    if (!request) return;
    const receipt = await takeTurn(request);
    context.turnState.set(receiptKey, receipt);
    if (request.delivery === 'inline') await deliverInline(context, receipt, render);
  }

  const bot = new ActivityHandler();
  bot.onMessage(async (context, next) => {
    await take(context, receiveMessage(context.activity, deliveryOf(context.activity)));
    await next();
  });
  bot.onMembersAdded(async (context, next) => {
    await take(context, receiveMembers(context.activity, deliveryOf(context.activity)));
    await next();
  });
  return bot;
}

/** What the turn of `context` gave, once the handler has run. `undefined`: the activity was none for a turn. */
export function receiptOf(context: TurnContext): TurnReceipt | undefined {
  return context.turnState.get<TurnReceipt | undefined>(receiptKey);
}
