import { createAzureChatBot } from '../bot/azure-chat/azure-chat-bot.ts';
import { azureChatStoredNames, azureChatWireNames } from '../bot/azure-chat/azure-chat-channels.ts';
import { createAzureChatDelivery } from '../bot/azure-chat/azure-chat-delivery.ts';
import { createChannelGate } from '../bot/connector/channel-gate.ts';
import { ConnectorAdapter } from '../bot/connector/connector-adapter.ts';
import { connectorResource } from '../bot/connector/connector-address.ts';
import { type ConnectorBot, createConnectorDoor, type ProcessChannelActivity } from '../bot/connector/connector-door.ts';
import type { BotCredentials } from '../bot/connector/credentials.ts';
import { createDeliverSend } from '../bot/connector/deliver-send.ts';
import { createServiceUrls } from '../bot/connector/service-urls.ts';
import { createSigningKeys } from '../bot/connector/signing-keys.ts';
import { teamsChannel } from '../bot/teams/teams-activity.ts';
import { startSender } from '../delivery/sender.ts';
import { createTokenSource } from '../managed-identity.ts';
import type { Send } from '../store/outbox-port.ts';
import type { Store } from '../store/port.ts';
import type { ChannelsParts } from './channels-parts.ts';
import { createTeams } from './create-teams.ts';

/** The assistant on Microsoft's channels: the door that messages come in by, and the sender of what is said there. */
export interface Channels {
  readonly processActivity: ProcessChannelActivity;
  /** Begins to send. Returns the way to stop, which waits for what is under way. */
  startSending(): () => Promise<void>;
}

/** Plugs the channels together. Loaded only where they are used: they bring all of Azure's code along. */
export function createChannels(parts: ChannelsParts): Channels {
  const { store, clock, log, phoneLine, content } = parts;
  const adapter = new ConnectorAdapter(credentialsOf(parts));
  const teams = createTeams(parts, adapter);
  const azureChat = createAzureChatBot({ takeTurn: store.takeTurn, noFiles: () => content().say('no-files') });
  const bots: Readonly<Record<string, ConnectorBot>> = { [teamsChannel]: teams.bot, ...allTo(azureChatWireNames, azureChat) };
  const deliver = createDeliverSend<Send>({
    toAdvisors: teams.toAdvisors,
    toEnquirer: {
      [teamsChannel]: teams.toEnquirer,
      ...allTo(azureChatStoredNames, createAzureChatDelivery<Send>(adapter)),
    },
  });
  const gate = createGate(parts, Object.keys(bots));
  return {
    processActivity: createConnectorDoor({ gate, adapter, bot: byChannel(bots), phoneLine, log }),
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

/** The gate lets in no other channels than those that have a bot here. */
function byChannel(bots: Readonly<Record<string, ConnectorBot>>): ConnectorBot {
  return { run: async (context) => bots[context.activity.channelId]?.run(context) };
}

function allTo<Value>(names: readonly string[], value: Value): Record<string, Value> {
  return Object.fromEntries(names.map((name) => [name, value]));
}

/** In the conversation itself, for the advisor who may think that it was read. */
async function noteUndelivered(store: Store, { channel, conversation, seq, target }: Send): Promise<void> {
  if (target !== 'enquirer') return;
  const input = { kind: 'undelivered', about: seq } as const;
  await store.takeSideTurn({ channel, conversation, key: `undelivered ${seq}`, input });
}

function createGate({ settings, authority, clock, log }: ChannelsParts, channels: readonly string[]) {
  return createChannelGate({
    appId: settings.appId,
    issuer: authority.issuer,
    findKey: createSigningKeys({ openIdUrl: authority.openIdUrl, clock, log }),
    isServiceUrl: createServiceUrls(settings.serviceUrls),
    channels,
    clock,
  });
}

function credentialsOf({ settings, identity, clock }: ChannelsParts): BotCredentials {
  const { appId, tenantId, password } = settings;
  if (password !== undefined) return { kind: 'password', appId, tenantId, password };
  if (identity === undefined) throw new Error('settings without a secret were let through on a machine without an identity');
  const place = { ...identity, clientId: appId };
  return { kind: 'managed-identity', appId, token: createTokenSource({ place, resource: connectorResource, clock }) };
}
