import { type Activity, DeliveryModes, type TurnContext } from 'botbuilder-core';
import type { Outbound } from '../conversation/outbound.ts';
import type { Delivery, TurnReceipt } from '../conversation/turn-request.ts';
import { directLineChannel } from './direct-line-activity.ts';

/**
 * How replies reach a channel of the helpline bot. Our Direct Line reads the log. Everything else (Emulator, Agents Playground,
 * tests, `expectReplies`) is answered in the turn. Channels of Azure's have bots of their own, whose replies go through the outbox.
 */
export function deliveryOf(activity: Pick<Activity, 'channelId' | 'deliveryMode'>): Delivery {
  if (activity.deliveryMode === DeliveryModes.ExpectReplies) return 'inline';
  return activity.channelId === directLineChannel ? 'log' : 'inline';
}

/** What the assistant says, as a reply on a channel. */
export type RenderReply = (message: Outbound, channel: string) => Partial<Activity>;

/**
 * Sends what a turn said, where the turn itself has to. A repeated activity is answered again only when the channel waits
 * for the replies in the answer: elsewhere the first delivery has sent them.
 */
export async function deliverInline(context: TurnContext, receipt: TurnReceipt, render: RenderReply): Promise<void> {
  const { activity } = context;
  if (receipt.repeated && activity.deliveryMode !== DeliveryModes.ExpectReplies) return;
  const replies = receipt.rows.flatMap((row) => {
    if (row.audience !== 'all' || row.body.kind !== 'outbound') return [];
    return [render(row.body.message, activity.channelId)];
  });
  if (replies.length > 0) await context.sendActivities(replies);
}
