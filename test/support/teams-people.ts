import type { Activity } from 'botbuilder-core';
import type { ShownActivity } from './bot-connector.ts';
import { assistant, deskTeam, type TeamsService, tenantId } from './teams-service.ts';

/** Somebody who writes in Teams: what they send, and what they see. */
export interface TeamsPerson {
  readonly conversation: string;
  say(text: string, more?: object): Promise<{ status: number; body: unknown }>;
  /** Presses a button by its title, once it is shown. */
  press(title: string, inputs?: object): Promise<{ status: number; body: unknown }>;
  send(activity: object): Promise<{ status: number; body: unknown }>;
  /** What is shown to them, the oldest first. */
  shown(): readonly ShownActivity[];
  texts(): readonly string[];
}

let lastId = 0;

/** A person alone with the assistant. `times`: how often each of their activities is delivered. */
export function enquirerIn(service: TeamsService, name = 'Pat', times = 1): TeamsPerson {
  const conversation = { id: `a:${name}`, conversationType: 'personal', tenantId };
  const from = { id: `29:${name}`, name, aadObjectId: `aad-${name}` };
  service.connector.addConversation(conversation.id);
  return personIn(service, { conversation, from, channelData: { tenant: { id: tenantId } } }, times);
}

/** The channel of a team in which advisors work. */
export const channelId = '19:helpline@thread.tacv2';
const teamId = '19:general@thread.tacv2';

/** An advisor in a channel, or in one of its threads. */
export function advisorIn(service: TeamsService, name: string, thread: string = channelId, times = 1): TeamsPerson {
  service.connector.addConversation(channelId);
  service.connector.addTeam(teamId, deskTeam);
  const conversation = { id: thread, conversationType: 'channel', isGroup: true, tenantId };
  const from = { id: `29:${name}`, name, aadObjectId: `aad-${name}` };
  const channelData = { tenant: { id: tenantId }, team: { id: teamId }, channel: { id: channelId } };
  return personIn(service, { conversation, from, channelData }, times);
}

/** A text that is addressed to the assistant, with what Teams adds. */
export function mentioning(text: string): object {
  const words = '<at>Helpline</at>';
  return { text: `${words} ${text}`, entities: [{ type: 'mention', text: words, mentioned: assistant }] };
}

function personIn(
  service: TeamsService,
  who: { conversation: { id: string }; from: object; channelData: object },
  times: number,
): TeamsPerson {
  const { connector } = service;
  const send = (activity: object) => service.deliver({ ...who, ...activity }, times);
  const shown = () => connector.shown.filter(({ conversation }) => conversation === who.conversation.id);
  return {
    conversation: who.conversation.id,
    say: (text, more = {}) => send({ type: 'message', id: `in-${++lastId}`, text, textFormat: 'plain', ...more }),
    send: (activity) => send({ id: `in-${++lastId}`, ...activity }),
    async press(title, inputs = {}) {
      const find = () => cardsFor(connector.shown, who.conversation.id).findLast(({ action }) => action['title'] === title);
      await connector.until(() => find() !== undefined);
      const found = find();
      if (!found) throw new Error(`no button “${title}” is shown`);
      const data = found.action['data'] as { msteams?: { text: string; value: object } };
      const pressed = data.msteams ? { text: data.msteams.text, value: data.msteams.value } : { value: { ...data, ...inputs } };
      return send({ type: 'message', id: `in-${++lastId}`, replyToId: found.id, ...pressed });
    },
    shown,
    texts: () => shown().flatMap(({ activity }) => (activity.text ? [activity.text] : [])),
  };
}

/** Every button that stands on a card in a conversation, or on the card that a thread begins with. */
export function cardsFor(
  shown: readonly ShownActivity[],
  conversation: string,
): { id: string; action: Record<string, unknown> }[] {
  const root = conversation.split(';messageid=')[1];
  return shown
    .filter((one) => one.conversation === conversation || one.id === root)
    .flatMap(({ id, activity }) => actionsOf(activity).map((action) => ({ id, action })));
}

/** Every button of an activity's cards, also those within cards that open. */
export function actionsOf({ attachments }: Partial<Activity>): Record<string, unknown>[] {
  return (attachments ?? []).flatMap(({ content }) => within(content));
}

interface Card {
  readonly actions?: readonly Record<string, unknown>[];
  readonly body?: readonly { readonly actions?: readonly Record<string, unknown>[] }[];
}

function within(card: Card | undefined): Record<string, unknown>[] {
  const own = [...(card?.body ?? []).flatMap(({ actions = [] }) => actions), ...(card?.actions ?? [])];
  return own.flatMap((action) => [action, ...within(action['card'] as Card | undefined)]);
}
