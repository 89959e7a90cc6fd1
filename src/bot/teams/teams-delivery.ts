import type { Activity } from 'botbuilder-core';
import type { LogRow } from '../../conversation/log-row.ts';
import type { ConnectorAdapter } from '../connector/connector-adapter.ts';
import { type ConnectorAddress, readAddress } from '../connector/connector-address.ts';
import type { ConnectorSend, ConnectorSendOutcome, DeliverTo } from '../connector/deliver-send.ts';
import { sendFailure } from '../connector/send-failure.ts';
import { threadKey } from './desk-channel.ts';
import type { TeamsDesk, TeamsThread, TeamsThreads } from './desk-port.ts';
import { renderHandoffCard } from './handoff-card.ts';
import { hasStaleButtons, renderTeamsAdvisor, renderTeamsMessage, renderTeamsWords, type TeamsWords } from './render-teams.ts';
import { threadOf } from './teams-activity.ts';

/** What a send needs of the rest of the house. */
export interface TeamsDeliveryParts<Send extends ConnectorSend> {
  readonly adapter: Pick<ConnectorAdapter, 'send' | 'update'>;
  readonly threads: TeamsThreads;
  readonly find: TeamsDesk['find'];
  /** What an earlier turn sent last to the same reader. */
  readonly lastSent: (send: Send) => Promise<readonly { readonly id: string; readonly row: LogRow }[]>;
  /** A row as an advisor reads it, on one line; `null` where there is nothing to read. */
  readonly advisorWords: (row: LogRow) => string | null;
  readonly words: () => TeamsWords;
}

/** Brings rows to families in Teams, and to the advisors' threads of their handoffs. */
export function createTeamsDelivery<Send extends ConnectorSend>(
  parts: TeamsDeliveryParts<Send>,
): { toEnquirer: DeliverTo<Send>; toAdvisors: DeliverTo<Send> } {
  const retired = new Set<string>();
  return { toEnquirer: (send) => toEnquirer(parts, send, retired), toAdvisors: (send) => toAdvisors(parts, send) };
}

/** `retired`: messages whose buttons were taken away for a send that is yet to succeed, so that another try of it gets further. */
async function toEnquirer<Send extends ConnectorSend>(
  parts: TeamsDeliveryParts<Send>,
  send: Send,
  retired: Set<string>,
): Promise<ConnectorSendOutcome> {
  const address = readAddress(send.address);
  if (address === null) return { kind: 'refused', failure: 'no-address' };
  const activity = toFamily(send.row, parts.words());
  if (activity === null) return { kind: 'sent', id: null };
  const stale = await findStale(parts, send);
  for (const { key, id, words } of stale.filter((one) => !retired.has(one.key))) {
    await unlessRefused(parts.adapter.update(address, id, words));
    retired.add(key);
  }
  const sentAs = await parts.adapter.send(address, activity);
  for (const { key } of stale) retired.delete(key);
  return { kind: 'sent', id: sentAs };
}

function toFamily({ body }: LogRow, words: TeamsWords): Partial<Activity> | null {
  if (body.kind === 'outbound') return renderTeamsMessage(body.message, words);
  return body.kind === 'advisor' ? renderTeamsAdvisor(body.advisor.name, body.text, body.source, words) : null;
}

/** Buttons of what was said before go when the conversation goes on: pressed later they would mean nothing. What stays of those messages. */
async function findStale<Send extends ConnectorSend>(
  { lastSent, words }: TeamsDeliveryParts<Send>,
  send: Send,
): Promise<{ key: string; id: string; words: Partial<Activity> }[]> {
  return (await lastSent(send)).flatMap(({ id, row: { body } }) => {
    if (body.kind !== 'outbound' || !hasStaleButtons(body.message, words())) return [];
    return [{ key: `${send.conversation} ${id}`, id, words: renderTeamsWords(body.message, words()) }];
  });
}

/** A message that can't be changed any more (it was deleted, say) is no reason to keep the next one back. */
async function unlessRefused(sending: Promise<unknown>): Promise<void> {
  await sending.catch((error: unknown) => {
    if (sendFailure(error)?.kind !== 'refused') throw error;
  });
}

async function toAdvisors<Send extends ConnectorSend>(
  parts: TeamsDeliveryParts<Send>,
  send: Send,
): Promise<ConnectorSendOutcome> {
  const { threads, adapter } = parts;
  const home = readAddress(await threads.channel());
  // The channel was given up, or the family asked to be forgotten: the desk's page is there.
  const found = send.handoff === null ? null : await parts.find(send.handoff);
  if (home === null || found === null) return { kind: 'sent', id: null };
  const card = renderHandoffCard(found.handoff, found.channel);
  const known = await threads.find(found.handoff.id);
  const thread = known ?? (await beginThread(parts, send, home, card));
  const address = { ...home, conversation: thread.thread };
  if (known && send.row.body.kind === 'handoff') await unlessRefused(adapter.update(address, thread.card, card));
  const text = isInThread(send.row) ? null : parts.advisorWords(send.row);
  if (text === null) return { kind: 'sent', id: null };
  return { kind: 'sent', id: await adapter.send(address, { type: 'message', text, textFormat: 'plain' }) };
}

async function beginThread<Send extends ConnectorSend>(
  { threads, adapter }: TeamsDeliveryParts<Send>,
  { channel, conversation, person, handoff }: Send,
  home: ConnectorAddress,
  card: Partial<Activity>,
): Promise<TeamsThread> {
  const id = await adapter.send(home, card);
  const thread = { channel, conversation, person, handoff: handoff ?? '', thread: threadOf(home.conversation, id), card: id };
  await threads.keep(thread);
  return thread;
}

/** What an advisor wrote in the thread stands there already. */
function isInThread({ clientKey }: LogRow): boolean {
  return clientKey?.startsWith(threadKey) === true;
}
