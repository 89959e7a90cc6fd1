import type { Activity } from 'botbuilder-core';
import type { LogRow } from '../../conversation/log-row.ts';
import type { ConnectorAdapter, ConnectorAddress } from '../connector/connector-adapter.ts';
import { type SendFailure, sendFailure } from '../connector/send-failure.ts';
import { threadKey } from './desk-channel.ts';
import type { TeamsDesk, TeamsThread, TeamsThreads } from './desk-port.ts';
import { renderHandoffCard } from './handoff-card.ts';
import { hasStaleButtons, renderTeamsAdvisor, renderTeamsMessage, renderTeamsWords, type TeamsWords } from './render-teams.ts';
import { readAddress, threadOf } from './teams-activity.ts';

/** A row that is to be sent, as the outbox has it. */
export interface TeamsSend {
  readonly channel: string;
  readonly conversation: string;
  readonly person: string;
  readonly target: 'enquirer' | 'advisors';
  readonly handoff: string | null;
  readonly row: LogRow;
  readonly address: string | null;
}

/** How it went. */
export type TeamsSendOutcome = { readonly kind: 'sent'; readonly id: string | null } | SendFailure;

/** What a send needs of the rest of the house. */
export interface TeamsDeliveryParts<Send extends TeamsSend> {
  readonly adapter: Pick<ConnectorAdapter, 'send' | 'update'>;
  readonly threads: TeamsThreads;
  readonly find: TeamsDesk['find'];
  /** What an earlier turn sent last to the same reader. */
  readonly lastSent: (send: Send) => Promise<readonly { readonly id: string; readonly row: LogRow }[]>;
  /** A row as an advisor reads it, on one line; `null` where there is nothing to read. */
  readonly advisorWords: (row: LogRow) => string | null;
  readonly words: () => TeamsWords;
}

/** Longer than this a send is not waited for: it may have been taken all the same. */
const deadlineMs = 20_000;

/** Brings one row of a log to a family in Teams, or to the advisors' thread of its handoff. */
export function createTeamsDelivery<Send extends TeamsSend>(
  parts: TeamsDeliveryParts<Send>,
): (send: Send) => Promise<TeamsSendOutcome> {
  return async (send) => {
    try {
      const deliver = send.target === 'advisors' ? toAdvisors : toEnquirer;
      return await withDeadline(deliver(parts, send));
    } catch (error) {
      const failure = sendFailure(error);
      if (failure === null) throw error;
      return failure;
    }
  };
}

async function toEnquirer<Send extends TeamsSend>(parts: TeamsDeliveryParts<Send>, send: Send): Promise<TeamsSendOutcome> {
  const address = readAddress(send.address);
  if (address === null) return { kind: 'refused', failure: 'no-address' };
  const activity = toFamily(send.row, parts.words());
  if (activity === null) return { kind: 'sent', id: null };
  await retireChoices(parts, send, address);
  return { kind: 'sent', id: await parts.adapter.send(address, activity) };
}

function toFamily({ body }: LogRow, words: TeamsWords): Partial<Activity> | null {
  if (body.kind === 'outbound') return renderTeamsMessage(body.message, words);
  return body.kind === 'advisor' ? renderTeamsAdvisor(body.advisor.name, body.text, body.source, words) : null;
}

/** Buttons of what was said before go when the conversation goes on: pressed later they would mean nothing. */
async function retireChoices<Send extends TeamsSend>(
  { lastSent, adapter, words }: TeamsDeliveryParts<Send>,
  send: Send,
  address: ConnectorAddress,
): Promise<void> {
  for (const { id, row } of await lastSent(send)) {
    if (row.body.kind !== 'outbound' || !hasStaleButtons(row.body.message, words())) continue;
    await unlessRefused(adapter.update(address, id, renderTeamsWords(row.body.message, words())));
  }
}

/** A message that can't be changed any more (it was deleted, say) is no reason to keep the next one back. */
async function unlessRefused(sending: Promise<unknown>): Promise<void> {
  await sending.catch((error: unknown) => {
    if (sendFailure(error)?.kind !== 'refused') throw error;
  });
}

async function toAdvisors<Send extends TeamsSend>(parts: TeamsDeliveryParts<Send>, send: Send): Promise<TeamsSendOutcome> {
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

async function beginThread<Send extends TeamsSend>(
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

async function withDeadline(sending: Promise<TeamsSendOutcome>): Promise<TeamsSendOutcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<TeamsSendOutcome>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'later', failure: 'timeout' }), deadlineMs);
  });
  return Promise.race([sending, late]).finally(() => clearTimeout(timer));
}
