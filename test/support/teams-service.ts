import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BotSettings } from '../../src/bot-settings.ts';
import { createChannels } from '../../src/channels/create-channels.ts';
import { createHandoffs } from '../../src/desk/create-handoffs.ts';
import { createDeskKnowledge } from '../../src/desk/desk-knowledge.ts';
import { type DeskWatch, watchDesk } from '../../src/desk/desk-watch.ts';
import { emptyDesk } from '../../src/handoff/desk-view.ts';
import { standardTimes } from '../../src/handoff/handoff-times.ts';
import type { Handoffs } from '../../src/http/desk/desk.ts';
import { createServer } from '../../src/http/server.ts';
import type { Store } from '../../src/store/port.ts';
import { openStore } from '../../src/store/store.ts';
import { type BotConnector, startBotConnector } from './bot-connector.ts';
import { handoffTurn } from './handoff-turn.ts';
import { startIdentityEndpoint } from './identity-endpoint.ts';
import { createMemoryFamilies } from './memory-families.ts';
import { createMemoryLog, type MemoryLog } from './memory-log.ts';
import { startOpenIdServer } from './openid-server.ts';
import { projectContent } from './project-content.ts';
import { createScriptedConversations } from './scripted-conversations.ts';

export const appId = '11111111-2222-3333-4444-555555555555';
export const tenantId = '99999999-2222-3333-4444-555555555555';
export const deskTeam = '77777777-2222-3333-4444-555555555555';

/** The assistant in Teams, with the Bot Connector and the signer of its tokens on this machine: all of it but Microsoft's own. */
export interface TeamsService {
  readonly connector: BotConnector;
  readonly store: Store;
  readonly handoffs: Handoffs;
  readonly log: MemoryLog;
  /** Delivers an activity as Teams does, over HTTP with a signed token; `times` times at once. The status and body of the first answer. */
  deliver(activity: object, times?: number): Promise<{ status: number; body: unknown }>;
  close(): Promise<void>;
}

export async function startTeamsService(): Promise<TeamsService> {
  const dataDir = mkdtempSync(join(tmpdir(), 'helpline-teams-'));
  const openId = await startOpenIdServer();
  await openId.addKey('k1', ['msteams', 'directline', 'webchat']);
  const connector = await startBotConnector('ours');
  const identity = await startIdentityEndpoint(appId);
  identity.give('ours', Date.now() + 86_400_000);
  const clock = { now: Date.now };
  const log = createMemoryLog();
  const { content } = projectContent();
  let watch: DeskWatch | undefined;
  const runTurn = handoffTurn(() => watch?.view() ?? emptyDesk);
  const store = await openStore({ dataDir, clock, log, runTurn });
  watch = await watchDesk({ store, clock, log, leaseMs: standardTimes.leaseMs });
  const handoffs = createHandoffs({ store, watch, clock, closedBecause: () => null });
  const settings: BotSettings = {
    appId,
    tenantId,
    password: undefined,
    serviceUrls: [new URL(connector.serviceUrl).origin],
    deskTeam,
  };
  const { search } = createDeskKnowledge(() => content, clock);
  const authority = { openIdUrl: openId.openIdUrl, issuer: openId.issuer };
  const channels = createChannels({
    ...{ settings, authority, store, handoffs, search, clock, log },
    identity: identity.place,
    content: () => content,
    phoneLine: content.say('sorry-broken'),
  });
  const conversations = createScriptedConversations([], () => []);
  const server = createServer({
    conversations,
    families: createMemoryFamilies(conversations.erase),
    ping: store.ping,
    tokenKey: await store.tokenKey(),
    ...{ clock, log },
    phoneLine: content.say('sorry-broken'),
    allowedOrigins: [],
    trustedProxies: [],
    processActivity: channels.processActivity,
  });
  const address = await server.listen(0, '127.0.0.1');
  const stopSending = channels.startSending();

  async function deliverOnce(activity: { readonly serviceUrl?: string }): Promise<{ status: number; body: unknown }> {
    const exp = Math.floor(Date.now() / 1000) + 3600;
    const claims = { iss: openId.issuer, aud: appId, serviceurl: activity.serviceUrl ?? connector.serviceUrl, exp };
    const response = await fetch(`${address}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await openId.sign(claims, { kid: 'k1' })}` },
      body: JSON.stringify({ channelId: 'msteams', serviceUrl: connector.serviceUrl, recipient: assistant, ...activity }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  }

  return {
    ...{ connector, store, handoffs, log },
    async deliver(activity, times = 1) {
      const [first] = await Promise.all(Array.from({ length: times }, () => deliverOnce(activity)));
      if (!first) throw new Error('nothing was delivered');
      return first;
    },
    async close() {
      await server.close();
      await stopSending();
      watch?.close();
      await store.close();
      await Promise.all([connector.close(), openId.close(), identity.close()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The assistant, as Teams knows it. */
export const assistant = { id: `28:${appId}`, name: 'Helpline' };
