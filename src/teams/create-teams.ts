import { createChannelGate } from '../bot/connector/channel-gate.ts';
import { ConnectorAdapter } from '../bot/connector/connector-adapter.ts';
import { createConnectorDoor, type ProcessChannelActivity } from '../bot/connector/connector-door.ts';
import { type BotCredentials, connectorResource } from '../bot/connector/credentials.ts';
import { createServiceUrls } from '../bot/connector/service-urls.ts';
import { createSigningKeys } from '../bot/connector/signing-keys.ts';
import { createDeskChannel } from '../bot/teams/desk-channel.ts';
import type { TeamsDesk } from '../bot/teams/desk-port.ts';
import { createTeamsBot, type TeamsLines } from '../bot/teams/teams-bot.ts';
import { createTeamsDelivery } from '../bot/teams/teams-delivery.ts';
import type { BotSettings } from '../bot-settings.ts';
import type { Clock } from '../clock.ts';
import type { Content } from '../conversation/content.ts';
import { startSender } from '../delivery/sender.ts';
import type { Handoffs } from '../http/desk/desk.ts';
import type { DeskAnswer } from '../http/desk-contract.ts';
import type { Log } from '../log.ts';
import { createTokenSource, type IdentityPlace } from '../managed-identity.ts';
import type { Send } from '../store/outbox-port.ts';
import type { Store } from '../store/port.ts';
import { teamsWords } from './teams-words.ts';
import { threadLine } from './thread-line.ts';

/** Who signs the tokens of Microsoft's channels, and where their keys are published. */
export interface ChannelAuthority {
  readonly openIdUrl: string;
  readonly issuer: string;
}

/** Microsoft's own, for bots outside of government clouds. */
export const microsoft: ChannelAuthority = {
  openIdUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  issuer: 'https://api.botframework.com',
};

/** What Teams is joined from. */
export interface TeamsParts {
  readonly settings: BotSettings;
  readonly identity: IdentityPlace | undefined;
  readonly authority: ChannelAuthority;
  readonly store: Store;
  readonly handoffs: Handoffs;
  readonly search: (words: string) => readonly DeskAnswer[];
  readonly content: () => Content;
  readonly clock: Clock;
  readonly log: Log;
  readonly phoneLine: string;
}

/** The assistant in Teams: the door that its messages come in by, and the sender of what is said there. */
export interface Teams {
  readonly processActivity: ProcessChannelActivity;
  /** Begins to send. Returns the way to stop, which waits for what is under way. */
  startSending(): () => Promise<void>;
}

/** Plugs Teams together. Loaded only where it is used: it brings all of Azure's code along. */
export function createTeams(parts: TeamsParts): Teams {
  const { store, clock, log, phoneLine } = parts;
  const adapter = new ConnectorAdapter(credentialsOf(parts));
  const bot = createBot(parts);
  const deliver = createTeamsDelivery({
    adapter,
    threads: store.deskThreads,
    find: findHandoff(store),
    lastSent: store.outbox.lastSent,
    advisorWords: threadLine,
    words: () => teamsWords(parts.content()),
  });
  return {
    processActivity: createConnectorDoor({ gate: createGate(parts), adapter, bot, phoneLine, log }),
    startSending: () =>
      startSender({
        outbox: store.outbox,
        deliver,
        onQueued: (wake) => store.onAppend('all', wake),
        onGivenUp: (send) => noteUndelivered(store, send),
        clock,
        log,
      }),
  };
}

/** In the conversation itself, for the advisor who may think that it was read. */
async function noteUndelivered(store: Store, { channel, conversation, seq, target }: Send): Promise<void> {
  if (target !== 'enquirer') return;
  const input = { kind: 'undelivered', about: seq } as const;
  await store.takeSideTurn({ channel, conversation, key: `undelivered ${seq}`, input });
}

function createGate({ settings, authority, clock, log }: TeamsParts) {
  return createChannelGate({
    appId: settings.appId,
    issuer: authority.issuer,
    findKey: createSigningKeys({ openIdUrl: authority.openIdUrl, clock, log }),
    isServiceUrl: createServiceUrls(settings.serviceUrls),
    channels: ['msteams'],
    clock,
  });
}

function createBot(parts: TeamsParts) {
  const { settings, store, search, content, clock } = parts;
  const { deskTeam, tenantId } = settings;
  const takeDeskMessage = deskTeam
    ? createDeskChannel({ desk: createTeamsDesk(parts), threads: store.deskThreads, deskTeam, tenantId, clock })
    : undefined;
  return createTeamsBot({
    takeTurn: store.takeTurn,
    takeSideTurn: store.takeSideTurn,
    findSent: store.outbox.findSent,
    search,
    takeDeskMessage,
    lines: () => linesOf(content()),
  });
}

/** The same desk that the web page has: a claim here and one there are turns of the same conversation. */
function createTeamsDesk({ handoffs, store }: TeamsParts): TeamsDesk {
  return {
    act: handoffs.act,
    board: handoffs.board,
    setStatus: handoffs.setStatus,
    beThere: (advisor, until) => store.handoffs.heartbeat(advisor, 'advisor', until),
    find: findHandoff(store),
  };
}

function findHandoff(store: Store): TeamsDesk['find'] {
  return async (id) => {
    const found = await store.handoffs.find(id);
    return found && { handoff: found.handoff, channel: found.channel };
  };
}

function credentialsOf({ settings, identity, clock }: TeamsParts): BotCredentials {
  const { appId, tenantId, password } = settings;
  if (password !== undefined) return { kind: 'password', appId, tenantId, password };
  if (identity === undefined) throw new Error('settings without a secret were let through on a machine without an identity');
  const place = { ...identity, clientId: appId };
  return { kind: 'managed-identity', appId, token: createTokenSource({ place, resource: connectorResource, clock }) };
}

function linesOf({ say }: Content): TeamsLines {
  return { private: say('teams-private'), privateButton: say('teams-private-button'), noFiles: say('teams-no-files') };
}
