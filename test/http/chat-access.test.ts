import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { directLine, startConversation } from '../support/chat-server.ts';
import { ownPage, signInByLink } from '../support/desk-client.ts';
import { type DeskService, startDeskService } from '../support/desk-service.ts';

const secretWords = 'the words of a family that nobody else may read';
const elsewhere = 'https://elsewhere.example';

/** Every route of a family's own. `ID` is the conversation of the family whose words must stay its own. */
const routes: readonly { path: string; body?: object }[] = [
  { path: 'POST /v3/directline/tokens/refresh' },
  { path: 'POST /v3/directline/conversations' },
  { path: 'GET /v3/directline/conversations/ID' },
  { path: 'GET /v3/directline/conversations/ID/activities' },
  { path: 'POST /v3/directline/conversations/ID/activities', body: { type: 'message', text: 'what is jmml' } },
  { path: 'POST /v3/directline/conversations/ID/upload' },
  { path: 'GET /api/chat/data' },
  { path: 'POST /api/chat/notice', body: { version: 'x' } },
  { path: 'POST /api/chat/code' },
  { path: 'POST /api/chat/code/revoke' },
  { path: 'POST /api/chat/forget' },
];
/** Those that take no token, or the secret of a server: they have tests of their own. */
const others = ['POST /api/chat/continue', 'POST /api/chat/token', 'POST /v3/directline/tokens/generate'];

describe('who may read a family’s chat', function suite() {
  this.timeout(60_000);
  let service: DeskService;
  let theirs: { token: string; conversationId: string };
  before(async function begin() {
    // The first suite to need the content waits until it is learned.
    this.timeout(180_000);
    service = await startDeskService([], { DESK_LINKS: 'Sam:lead' });
    theirs = await startConversation(service.url);
    const said = { type: 'message', text: secretWords };
    await directLine(service.url, theirs.token, 'POST', `/conversations/${theirs.conversationId}/activities`, said);
  });
  after(() => service.close());

  /** Calls every route; nothing of the family may be in an answer. Gives back what each route answered. */
  async function callAll(headers: Readonly<Record<string, string>>): Promise<Record<string, number>> {
    const statuses: Record<string, number> = {};
    for (const { path, body = {} } of routes) {
      const [method = '', address = ''] = path.replace('ID', theirs.conversationId).split(' ');
      const json = method === 'POST' && { body: JSON.stringify(body) };
      const sent = { ...headers, 'content-type': 'application/json' };
      const response = await fetch(`${service.url}${address}`, { method, headers: sent, ...json });
      expect(await response.text(), path).to.not.include(secretWords);
      statuses[path] = response.status;
    }
    return statuses;
  }

  /** Opens the stream of the family's conversation, and gives back why it was refused. */
  async function openStream(ticket: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
    const address = `${service.url.replace('http', 'ws')}/v3/directline/conversations/${theirs.conversationId}/stream?t=${ticket}`;
    const socket = new WebSocket(address, { headers });
    const opened = await once(socket, 'open').catch((error: Error) => error.message);
    socket.terminate();
    return typeof opened === 'string' ? opened : 'opened';
  }

  it('is asked of every route that there is', () => {
    const sources = globSync('src/http/{direct-line,chat-*}.ts').map((file) => readFileSync(file, 'utf8'));
    const mounted = sources.flatMap((source) =>
      [...source.matchAll(/routes\.(get|post)\(\s*['`]([^'`]+)['`]/g)].map(
        ([, method, path]) => `${method?.toUpperCase()} ${path?.replace(`\${base}`, '/v3/directline').replace(':id', 'ID')}`,
      ),
    );
    expect(mounted.sort()).to.deep.equal([...routes.map(({ path }) => path), ...others].sort());
  });

  for (const [who, headers] of Object.entries({
    'nobody without a token': async () => ({}),
    'nobody with a token that was made up': async () => ({ authorization: `Bearer ${theirs.token.slice(0, -4)}AAAA` }),
    'no advisor, who has the desk for it': async () => signInByLink(service, 'Sam'),
  })) {
    it(who, async () => {
      for (const [path, status] of Object.entries(await callAll(await headers()))) expect([401, 403], path).to.include(status);
      expect(await openStream('made-up')).to.match(/response: 40[13]/);
    });
  }

  it('no other family, whose token is for its own chat alone', async () => {
    const other = await startConversation(service.url);
    const statuses = await callAll({ authorization: `Bearer ${other.token}` });
    for (const [path, status] of Object.entries(statuses)) if (path.includes('ID')) expect(status, path).to.equal(403);
    const another = await startConversation(service.url);
    const ticket = new URL(another.streamUrl).searchParams.get('t') ?? '';
    expect(await openStream(ticket)).to.include('403');
  });

  it('nobody who has been forgotten', async () => {
    const gone = await startConversation(service.url);
    const headers = { authorization: `Bearer ${gone.token}` };
    await fetch(`${service.url}/api/chat/forget`, { method: 'POST', headers });
    const own = `/conversations/${gone.conversationId}`;
    for (const [method, path] of [
      ['GET', own],
      ['GET', `${own}/activities`],
      ['POST', `${own}/activities`],
    ] as const) {
      const body = method === 'POST' ? { type: 'message', text: 'hello' } : undefined;
      expect((await directLine(service.url, gone.token, method, path, body)).status, path).to.equal(403);
    }
    await callAll(headers);
  });

  it('no page of another site, though it had the token', async () => {
    const headers = { authorization: `Bearer ${theirs.token}`, origin: elsewhere, 'sec-fetch-site': 'cross-site' };
    const activities = `${service.url}/v3/directline/conversations/${theirs.conversationId}/activities`;
    for (const address of [activities, `${service.url}/api/chat/data`]) {
      const response = await fetch(address, { headers });
      // Without this header a browser gives the page nothing of the answer.
      expect(response.headers.get('access-control-allow-origin'), address).to.equal(null);
    }
    const refreshed = await directLine(service.url, theirs.token, 'GET', `/conversations/${theirs.conversationId}`);
    const { streamUrl } = (await refreshed.json()) as { streamUrl: string };
    expect(await openStream(new URL(streamUrl).searchParams.get('t') ?? '', { origin: elsewhere })).to.include('403');
  });

  it('the family itself, from its own page', async () => {
    const headers = { authorization: `Bearer ${theirs.token}`, ...ownPage(service.url) };
    const address = `${service.url}/v3/directline/conversations/${theirs.conversationId}/activities`;
    expect(await (await fetch(address, { headers })).text()).to.include(secretWords);
  });
});
