import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type App, startApp } from '../../src/app.ts';
import { parseSettings } from '../../src/config.ts';
import { type BotConnector, startBotConnector } from '../support/bot-connector.ts';
import { type IdentityEndpoint, startIdentityEndpoint } from '../support/identity-endpoint.ts';
import { createMemoryLog } from '../support/memory-log.ts';
import { type OpenIdServer, startOpenIdServer } from '../support/openid-server.ts';
import { projectContent } from '../support/project-content.ts';

const appId = '11111111-2222-3333-4444-555555555555';

describe('the service with its settings for Teams', function suite() {
  this.timeout(120_000);
  let openId: OpenIdServer;
  let connector: BotConnector;
  let identity: IdentityEndpoint;
  let dataDir: string;
  let app: App;

  before(async () => {
    openId = await startOpenIdServer();
    await openId.addKey('k1');
    connector = await startBotConnector('ours');
    connector.addConversation('a:1');
    identity = await startIdentityEndpoint();
    identity.give('ours', Date.now() + 3_600_000);
    dataDir = mkdtempSync(join(tmpdir(), 'helpline-app-teams-'));
    const settings = parseSettings({
      PORT: '0',
      DATA_DIR: dataDir,
      MicrosoftAppId: appId,
      MicrosoftAppType: 'UserAssignedMSI',
      MicrosoftAppTenantId: appId,
      ALLOWED_SERVICE_URLS: new URL(connector.serviceUrl).origin,
      IDENTITY_ENDPOINT: identity.place.endpoint,
      IDENTITY_HEADER: identity.place.header,
    });
    const { content } = projectContent();
    const authority = { openIdUrl: openId.openIdUrl, issuer: openId.issuer };
    app = await startApp({ settings, content: () => content, clock: { now: Date.now }, log: createMemoryLog(), authority });
  });
  after(async () => {
    await app.close();
    await Promise.all([openId.close(), connector.close(), identity.close()]);
    rmSync(dataDir, { recursive: true, force: true });
  });

  const post = (body: string, authorization = '') =>
    fetch(`${app.address}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body,
    });
  const activity = (more: object = {}) => ({
    type: 'message',
    id: 'm1',
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    conversation: { id: 'a:1', conversationType: 'personal' },
    from: { id: '29:1' },
    recipient: { id: `28:${appId}` },
    text: 'is it my fault',
    ...more,
  });
  const token = () => {
    const exp = Math.floor(Date.now() / 1000) + 3600;
    return openId.sign({ iss: openId.issuer, aud: appId, serviceurl: connector.serviceUrl, exp }, { kid: 'k1' });
  };

  it('answers through the Bot Connector, with a token of the app’s own managed identity', async () => {
    expect((await post(JSON.stringify(activity()), `Bearer ${await token()}`)).status).to.equal(200);
    await connector.until(({ shown }) => shown.some(({ activity: { text } }) => /not your fault/.test(text ?? '')));
    expect(identity.asked[0]?.get('client_id')).to.equal(appId);
  });

  it('says the same nothing to everyone without a good token', async () => {
    const answers = await Promise.all([
      post(JSON.stringify(activity())),
      post(JSON.stringify(activity()), 'Bearer a.b.c'),
      post(JSON.stringify({ type: 5 }), 'Bearer x'),
      post(JSON.stringify(activity({ serviceUrl: 'https://evil.example' })), `Bearer ${await token()}`),
      post('{}'),
    ]);
    expect(answers.map(({ status }) => status)).to.deep.equal([401, 401, 401, 401, 401]);
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(bodies).size).to.equal(1);
    expect(bodies[0]).to.not.match(/token|key|issuer|audience/i);
  });

  it('has no such door without them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'helpline-app-no-teams-'));
    const { content } = projectContent();
    const plain = await startApp({
      settings: parseSettings({ PORT: '0', DATA_DIR: folder }),
      content: () => content,
      clock: { now: Date.now },
      log: createMemoryLog(),
    });
    const { status } = await fetch(`${plain.address}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    await plain.close();
    rmSync(folder, { recursive: true, force: true });
    expect(status).to.equal(404);
  });
});
