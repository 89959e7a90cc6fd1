import type { ActivitySet, WireActivity } from './contract.ts';
import type { Conversations, Participant } from './conversations.ts';
import { formatWatermark } from './watermark.ts';

const pageSize = 100;

/** A stretch of a conversation as its enquirer reads it, and how far it reaches. */
export interface Page {
  readonly set: ActivitySet;
  readonly lastSeq: number;
}

/** What follows `afterSeq`, as far as one page goes. The watermark never goes back, whatever the client sent. */
export async function readPage(conversations: Conversations, who: Participant, afterSeq: number): Promise<Page> {
  const { activities, lastSeq } = await conversations.read(who.conversationId, afterSeq, pageSize);
  const reached = Math.max(afterSeq, lastSeq);
  const set = { activities: activities.map((activity) => asOwn(activity, who)), watermark: formatWatermark(reached) };
  return { set, lastSeq: reached };
}

/** Clients know their own messages by `from.id`: whatever the enquirer sent carries the id of the token that reads it. */
function asOwn(activity: WireActivity, who: Participant): WireActivity {
  if (activity.from?.role !== 'user') return activity;
  return { ...activity, from: { ...activity.from, id: who.userId } };
}
