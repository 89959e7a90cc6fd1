import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { exportSPKI, importJWK, type JWTPayload, type CryptoKey as Key } from 'jose';
import { createChannelGate } from '../../../src/bot/connector/channel-gate.ts';
import { ConnectorAdapter } from '../../../src/bot/connector/connector-adapter.ts';
import { createConnectorDoor } from '../../../src/bot/connector/connector-door.ts';
import { createServiceUrls } from '../../../src/bot/connector/service-urls.ts';
import { createSigningKeys } from '../../../src/bot/connector/signing-keys.ts';
import { createHandClock, type HandClock } from '../../support/hand-clock.ts';
import { createMemoryLog } from '../../support/memory-log.ts';
import { type OpenIdServer, startOpenIdServer } from '../../support/openid-server.ts';

const appId = '11111111-2222-3333-4444-555555555555';
const serviceUrl = 'https://smba.trafficmanager.net/uk/';

describe('the Bot Framework door for channels', () => {
  let openId: OpenIdServer;
  let clock: HandClock;
  let ran: string[];
  let door: ReturnType<typeof createConnectorDoor>;
  let key: Key;

  beforeEach(async () => {
    openId = await startOpenIdServer();
    key = await openId.addKey('k1');
    clock = createHandClock();
    ran = [];
    const log = createMemoryLog();
    door = createConnectorDoor({
      gate: createChannelGate({
        appId,
        issuer: openId.issuer,
        findKey: createSigningKeys({ openIdUrl: openId.openIdUrl, clock, log }),
        isServiceUrl: createServiceUrls(['https://smba.trafficmanager.net', 'https://*.botframework.com']),
        channels: ['msteams'],
        clock,
      }),
      adapter: new ConnectorAdapter({ kind: 'managed-identity', appId, token: async () => 'ours' }),
      bot: { run: async ({ activity }) => void ran.push(activity.id ?? '') },
      phoneLine: 'Ring us.',
      log,
    });
  });
  afterEach(() => openId.close());

  const seconds = () => Math.floor(clock.now() / 1000);
  const claims = (changes: JWTPayload = {}): JWTPayload => ({
    iss: openId.issuer,
    aud: appId,
    serviceurl: serviceUrl,
    nbf: seconds() - 10,
    exp: seconds() + 3600,
    ...changes,
  });
  const without = (name: string) => Object.fromEntries(Object.entries(claims()).filter(([claim]) => claim !== name));
  const activity = (changes: object = {}): Record<string, unknown> => ({
    type: 'message',
    id: 'a1',
    channelId: 'msteams',
    serviceUrl,
    conversation: { id: 'c1' },
    from: { id: '29:person' },
    recipient: { id: `28:${appId}` },
    text: 'hello',
    ...changes,
  });
  const bearer = async (payload = claims(), header = { kid: 'k1' }, by?: Key) =>
    `Bearer ${await openId.sign(payload, header, by)}`;
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

  const refusedTokens: Record<string, () => Promise<string>> = {
    'no token': async () => '',
    'another scheme': async () => (await bearer()).replace('Bearer', 'Basic'),
    'no words at all': async () => 'Bearer',
    'not a token': async () => 'Bearer garbage',
    'three parts of nothing': async () => 'Bearer a.b.c',
    'parts that are no JSON': async () => `Bearer ${Buffer.from('{').toString('base64url')}.e30.e30`,
    'a header that is a list': async () => `Bearer ${part([])}.${part(claims())}.c2ln`,
    'two tokens': async () => `${await bearer()} ${await bearer()}`,
    'a forged signature with a good key’s name': async () => {
      const stranger = await startOpenIdServer();
      const forged = await stranger.addKey('k1');
      await stranger.close();
      return bearer(claims(), { kid: 'k1' }, forged);
    },
    'an altered payload': async () => {
      const [header, , signature] = (await bearer()).split('.');
      return `${header}.${part(claims({ exp: seconds() + 9_999_999 }))}.${signature}`;
    },
    'alg none': async () => `Bearer ${part({ alg: 'none', kid: 'k1' })}.${part(claims())}.`,
    'alg none with a signature': async () => `Bearer ${part({ alg: 'none', kid: 'k1' })}.${part(claims())}.c2ln`,
    'HS256 with the public key as its secret': async () => {
      const spki = await exportSPKI((await importJWK(openId.publicKey('k1'), 'RS256', { extractable: true })) as Key);
      const words = `${part({ alg: 'HS256', kid: 'k1' })}.${part(claims())}`;
      return `Bearer ${words}.${createHmac('sha256', spki).update(words).digest('base64url')}`;
    },
    'an unknown key': async () => bearer(claims(), { kid: 'k9' }, await openId.addKey('k8')),
    'a wrong audience': () => bearer(claims({ aud: 'somebody-else' })),
    'no audience': () => bearer(without('aud')),
    'a list of audiences with ours in it': () => bearer(claims({ aud: [appId, 'somebody-else'] })),
    'a wrong issuer': () => bearer(claims({ iss: 'https://evil.example' })),
    'an issuer of the emulator or of a skill': () =>
      bearer(claims({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0', appid: appId })),
    'no issuer': () => bearer(without('iss')),
    'another service address': () => bearer(claims({ serviceurl: 'https://smba.trafficmanager.net/emea/' })),
    'no service address': () => bearer(without('serviceurl')),
    'a service address that is no text': () => bearer(claims({ serviceurl: 5 })),
    'no end': () => bearer(without('exp')),
    'an end that is no number': () => bearer(claims({ exp: 'never' as unknown as number })),
    expired: () => bearer(claims({ exp: seconds() - 61 })),
    'expired four minutes ago': () => bearer(claims({ exp: seconds() - 240 })),
    'not good yet': () => bearer(claims({ nbf: seconds() + 360 })),
    'a key that may not sign for Teams': async () => bearer(claims(), { kid: 'k2' }, await openId.addKey('k2', ['webchat'])),
    'a key that may sign for no channel': async () => bearer(claims(), { kid: 'k3' }, await openId.addKey('k3', [])),
  };
  for (const [name, make] of Object.entries(refusedTokens)) {
    it(`refuses with 401 and without a word: ${name}`, async () => {
      expect(await door(activity(), await make())).to.deep.equal({ status: 401 });
      expect(ran).to.deep.equal([]);
    });
  }

  const refusedActivities: Record<string, object> = {
    'no channel': { channelId: undefined },
    'an empty channel': { channelId: '' },
    'a channel of null': { channelId: null },
    'a channel that is not served': { channelId: 'slack' },
    'our own Direct Line': { channelId: 'directline' },
    'AseChannel tricks': { channelId: 'AseChannel' },
    'no service address': { serviceUrl: undefined },
    'a service address beyond the list': { serviceUrl: 'https://evil.example/' },
    'the list’s name as a part of another': { serviceUrl: 'https://smba.trafficmanager.net.evil.example/' },
    'the list’s name before another': { serviceUrl: 'https://smba.trafficmanager.net@evil.example/' },
    'a plain address': { serviceUrl: 'http://smba.trafficmanager.net/uk/' },
    'a machine inside': { serviceUrl: 'http://169.254.169.254/' },
  };
  for (const [name, changes] of Object.entries(refusedActivities)) {
    it(`refuses with 401 an activity with a good token and ${name}`, async () => {
      const given = activity(changes);
      const signed = typeof given['serviceUrl'] === 'string' ? given['serviceUrl'] : serviceUrl;
      expect(await door(given, await bearer(claims({ serviceurl: signed })))).to.deep.equal({ status: 401 });
      expect(ran).to.deep.equal([]);
    });
  }

  it('runs what comes with a good token, and nothing else', async () => {
    expect(await door(activity(), await bearer())).to.deep.equal({ status: 200 });
    expect(await door(activity({ id: 'a2' }), await bearer(claims({ exp: seconds() - 30 })))).to.deep.equal({ status: 200 });
    expect(ran).to.deep.equal(['a1', 'a2']);
  });

  it('answers 400 to what is no activity, though the token is good', async () => {
    const bad = [
      { type: 5 },
      { type: undefined },
      { conversation: null },
      { from: {} },
      { recipient: 'x' },
      { text: {} },
      { entities: 5 },
      { conversation: { id: 'a\0b' } },
    ];
    for (const changes of bad) expect(await door(activity(changes), await bearer())).to.deep.equal({ status: 400 });
    expect(ran).to.deep.equal([]);
  });

  it('believes a key that was rotated in, and asks no more than once in half a minute', async () => {
    expect(await door(activity(), await bearer())).to.deep.equal({ status: 200 });
    await openId.addKey('k2');
    const rotated = () => bearer(claims(), { kid: 'k2' });
    expect(await door(activity(), await rotated())).to.deep.equal({ status: 401 });
    expect(openId.asked).to.equal(1);
    clock.advance(30_000);
    expect(await door(activity(), await rotated())).to.deep.equal({ status: 200 });
    for (let i = 0; i < 20; i++) await door(activity(), await bearer(claims(), { kid: 'k9' }, await keyOf(openId)));
    expect(openId.asked).to.equal(2);
  });

  it('believes a withdrawn key for ten minutes at most', async () => {
    await door(activity(), await bearer());
    openId.withdraw('k1');
    const withdrawn = () => bearer(claims(), { kid: 'k1' }, key);
    clock.advance(9 * 60_000);
    expect(await door(activity(), await withdrawn())).to.deep.equal({ status: 200 });
    clock.advance(60_000);
    expect(await door(activity(), await withdrawn())).to.deep.equal({ status: 401 });
  });

  it('goes by the keys it knows for a day while nobody publishes any, and by none after that', async () => {
    await door(activity(), await bearer());
    openId.fail(503);
    clock.advance(23 * 3_600_000);
    expect(await door(activity(), await bearer())).to.deep.equal({ status: 200 });
    clock.advance(2 * 3_600_000);
    expect(await door(activity(), await bearer())).to.deep.equal({ status: 401 });
    openId.fail(null);
    clock.advance(30_000);
    expect(await door(activity(), await bearer())).to.deep.equal({ status: 200 });
  });

  it('refuses everything with 401 where keys were never to be had', async () => {
    openId.fail(500);
    expect(await door(activity(), await bearer())).to.deep.equal({ status: 401 });
  });
});

async function keyOf(openId: OpenIdServer): Promise<Key> {
  const key = await openId.addKey('k9');
  openId.withdraw('k9');
  return key;
}
