import { type Activity, EventFactory, TurnContext } from 'botbuilder';
import type { LogRow } from '../conversation/log-row.ts';
import type { ConversationRef } from '../conversation/turn-request.ts';
import type { Handoff } from '../handoff/handoff.ts';
import { DirectLineAdapter } from './direct-line-adapter.ts';
import { createHelplineBot } from './helpline-bot.ts';
import { renderRow } from './render-activity.ts';

/** A handoff as it goes to an engagement hub. The hub knows the conversation by the handoff's id alone. */
export interface HandoffToHub {
  readonly place: ConversationRef;
  readonly handoff: Handoff;
  /** What the family has seen so far. */
  readonly rows: readonly LogRow[];
}

/** Bot Framework's `handoff.initiate`: what the family needs, and the transcript, where they agreed that it is passed on. */
export function initiateActivity({ place, handoff, rows }: HandoffToHub): Partial<Activity> {
  const { id, reason, flag, briefing, consent, requestedAt } = handoff;
  const context = new TurnContext(silent, activityOf(place, id));
  const value = { handoff: id, reason, flag, requestedAt: new Date(requestedAt).toISOString(), briefing };
  const transcript = { activities: consent ? rows.flatMap((row) => renderRow(row, id) ?? []) : [] };
  // The SDK types a transcript's activities as whole ones; on the wire these are.
  const event = EventFactory.createHandoffInitiation(context, value, transcript as never);
  // The same each time that it has to be sent again, so that a hub takes one handoff for one.
  return { ...event, id };
}

/** What a family says while the hub's person talks with them; `undefined` for rows that are not theirs. */
export function familyActivity(row: LogRow, handoff: string): Partial<Activity> | undefined {
  const rendered = row.from === 'enquirer' ? renderRow(row, handoff) : undefined;
  return rendered && ({ ...rendered, from: { id: 'enquirer', role: 'user' } } as unknown as Partial<Activity>);
}

/** The family has left, or the conversation came back to the assistant. */
export function endActivity(handoff: string): Partial<Activity> {
  return { type: 'endOfConversation', id: `${handoff}|end`, code: 'userCancelled', conversation: { id: handoff } } as never;
}

function activityOf({ channel }: ConversationRef, id: string): Partial<Activity> {
  const conversation = { id, isGroup: false, conversationType: 'personal', name: '' };
  return { type: 'event', id, channelId: channel, serviceUrl: '', conversation, from: { id: 'helpline', name: '' } };
}

/** The SDK makes its event from a turn; nothing is ever sent through this one. */
const silent = new DirectLineAdapter(
  createHelplineBot(async () => {
    throw new Error('a hub’s event is no turn');
  }),
);
