import { expect } from 'chai';
import type { ActivitySet, ConversationAnswer, TokenAnswer } from '../../src/http/contract.ts';
import { type ChatServer, directLine, newToken, startChatServer, startConversation } from '../support/chat-server.ts';
import { openStream } from '../support/stream-client.ts';

const secret = 'a-secret-of-the-charity';
const message = (text: string, clientActivityID?: string) => ({
  type: 'message',
  text,
  from: { id: 'dl_somebody-else', name: 'Somebody' },
  ...(clientActivityID ? { channelData: { clientActivityID } } : {}),
});

describe('Direct Line', () => {
  let server: ChatServer;
  beforeEach(async () => {
    server = await startChatServer({ directLineSecret: secret, allowedOrigins: ['https://charity.example'] });
  });
  afterEach(() => server.close());

  const call = (token: string, method: string, path: string, body?: unknown) => directLine(server.url, token, method, path, body);
  const statusOf = async (response: Promise<Response>) => (await response).status;

  async function read(token: string, conversationId: string, watermark = ''): Promise<ActivitySet> {
    const response = await call(token, 'GET', `/conversations/${conversationId}/activities?watermark=${watermark}`);
    expect(response.status).to.equal(200);
    return (await response.json()) as ActivitySet;
  }

  it('gives tokens to who knows the secret', async () => {
    const good = await call(secret, 'POST', '/tokens/generate', { user: { id: 'dl_chosen' } });
    const answer = (await good.json()) as TokenAnswer;
    expect(answer).to.have.all.keys('conversationId', 'token', 'userId', 'expires_in');
    expect(answer.userId).to.not.equal('dl_chosen');
    expect(await statusOf(call(answer.token, 'POST', '/conversations', {}))).to.equal(201);
    expect(await statusOf(call(`${secret}x`, 'POST', '/tokens/generate'))).to.equal(403);
    expect(await statusOf(fetch(`${server.url}/v3/directline/tokens/generate`, { method: 'POST' }))).to.equal(401);
  });

  it('starts a conversation once, and again as often as asked', async () => {
    const { token, conversationId } = await newToken(server.url);
    const first = await call(token, 'POST', '/conversations', { user: {}, locale: 'en-GB' });
    const answer = (await first.json()) as ConversationAnswer;
    expect([first.status, answer.conversationId]).to.deep.equal([201, conversationId]);
    expect(answer.streamUrl).to.match(/^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\/conversations\/[\w-]+\/stream\?watermark=0&t=/);
    expect(answer.streamUrl).to.not.contain(token);
    expect(await statusOf(call(token, 'POST', '/conversations'))).to.equal(200);
    expect(server.conversations.transcript(conversationId).map(({ text }) => text)).to.deep.equal(['welcome']);
  });

  it('sends streams to the public address when there is one', async () => {
    const other = await startChatServer({ publicUrl: 'https://chat.example/' });
    const { streamUrl } = await startConversation(other.url);
    expect(streamUrl).to.match(/^wss:\/\/chat\.example\/v3\/directline\//);
    await other.close();
  });

  it('keeps messages as the token holder, whoever they claim to be from', async () => {
    const { token, conversationId, userId } = await startConversation(server.url);
    const posted = await call(token, 'POST', `/conversations/${conversationId}/activities`, message('hello', 'key-1'));
    expect(await posted.json()).to.deep.equal({ id: `${conversationId}|0000002` });
    const { activities, watermark } = await read(token, conversationId);
    expect(activities.map(({ text, from }) => [text, from?.role])).to.deep.equal([
      ['welcome', 'bot'],
      ['hello', 'user'],
      ['you said hello', 'bot'],
    ]);
    expect(activities[1]).to.deep.include({ id: `${conversationId}|0000002`, channelData: { clientActivityID: 'key-1' } });
    expect(activities[1]?.from).to.deep.equal({ id: userId, role: 'user' });
    expect(watermark).to.equal('3');
  });

  it('reads on from a watermark, which never goes back', async () => {
    const { token, conversationId } = await startConversation(server.url);
    await call(token, 'POST', `/conversations/${conversationId}/activities`, message('hello'));
    const rest = await read(token, conversationId, '2');
    expect([rest.activities.map(({ text }) => text), rest.watermark]).to.deep.equal([['you said hello'], '3']);
    expect(await read(token, conversationId, '3')).to.deep.equal({ activities: [], watermark: '3' });
    expect(await read(token, conversationId, '90')).to.deep.equal({ activities: [], watermark: '90' });
    server.conversations.note(conversationId);
    expect(await read(token, conversationId, '3')).to.deep.equal({ activities: [], watermark: '4' });
    for (const bad of ['-', '-1', '1.5', 'x', '1e3', '9'.repeat(40)]) {
      expect(await statusOf(call(token, 'GET', `/conversations/${conversationId}/activities?watermark=${bad}`))).to.equal(400);
      expect(await statusOf(call(token, 'GET', `/conversations/${conversationId}?watermark=${bad}`))).to.equal(400);
    }
  });

  it('counts one message once, posted five times at once', async () => {
    const { token, conversationId } = await startConversation(server.url);
    const posts = Array.from({ length: 5 }, async () => {
      const response = await call(token, 'POST', `/conversations/${conversationId}/activities`, message('once', 'key-9'));
      return [response.status, ((await response.json()) as { id: string }).id];
    });
    const same = [200, `${conversationId}|0000002`];
    expect(await Promise.all(posts)).to.deep.equal([same, same, same, same, same]);
    expect(server.conversations.transcript(conversationId)).to.have.length(3);
  });

  it('takes taps and drops what it does not know', async () => {
    const { token, conversationId } = await startConversation(server.url);
    const tap = {
      type: 'message',
      text: 'Tests',
      value: { kind: 'topic', id: 'tests', more: 1 },
      attachments: [{}],
      serviceUrl: 'x',
    };
    expect(await statusOf(call(token, 'POST', `/conversations/${conversationId}/activities`, tap))).to.equal(200);
    const stored = server.conversations.transcript(conversationId)[1];
    expect(stored).to.include.keys('text', 'value').and.not.have.any.keys('attachments', 'serviceUrl');
    expect(stored?.value).to.deep.equal({ kind: 'topic', id: 'tests' });
  });

  it('ignores what clients send of themselves, and answers with an id', async () => {
    const { token, conversationId } = await startConversation(server.url);
    for (const type of ['typing', 'event', 'conversationUpdate']) {
      const response = await call(token, 'POST', `/conversations/${conversationId}/activities`, { type, name: 'webchat/join' });
      expect([response.status, typeof ((await response.json()) as { id: unknown }).id]).to.deep.equal([200, 'string']);
    }
    expect(server.conversations.transcript(conversationId)).to.have.length(1);
  });

  it('refuses in words what it does not take', async () => {
    const { token, conversationId } = await startConversation(server.url);
    const path = `/conversations/${conversationId}/activities`;
    const bad = [
      { type: 'invoke' },
      { type: 'message' },
      { type: 'message', attachments: [{ contentUrl: 'x' }] },
      { type: 'message', text: 5 },
      { type: 'message', text: 'x', value: 'tests' },
      { type: 'message', text: 'x', value: { kind: 'topic', id: 'x'.repeat(300) } },
      { type: 'message', text: 'x', channelData: { clientActivityID: 'a\0b' } },
      { type: 'message', text: 'x', channelData: { clientActivityID: 'x'.repeat(300) } },
      { type: 'message', text: 'x', channelData: [] },
    ];
    for (const body of bad) expect(await statusOf(call(token, 'POST', path, body))).to.equal(400);
    expect(await statusOf(call(token, 'POST', `/conversations/${conversationId}/upload?userId=x`, {}))).to.equal(400);
    expect(server.conversations.transcript(conversationId)).to.have.length(1);
  });

  it('opens no conversation with the token of another, nor without one, on any verb', async () => {
    const mine = await startConversation(server.url);
    const theirs = await startConversation(server.url);
    server.conversations.say(theirs.conversationId, 'canary');
    const doors = [
      ['GET', `/conversations/${theirs.conversationId}`],
      ['GET', `/conversations/${theirs.conversationId}/activities`],
      ['POST', `/conversations/${theirs.conversationId}/activities`, message('x')],
      ['POST', `/conversations/${theirs.conversationId}/upload`],
    ] as const;
    for (const [method, path, body] of doors) {
      const response = await call(mine.token, method, path, body);
      expect(response.status).to.equal(403);
      expect(await response.text()).to.not.contain('canary');
      expect(await statusOf(fetch(`${server.url}/v3/directline${path}`, { method }))).to.equal(401);
      expect(await statusOf(call('nonsense', method, path, body))).to.equal(403);
    }
    expect(server.conversations.transcript(theirs.conversationId)).to.have.length(2);
  });

  it('takes no expired token, on any verb', async () => {
    const { token, conversationId } = await startConversation(server.url);
    server.clock.advance(30 * 60_000 + 1);
    const doors = [
      ['POST', '/tokens/refresh'],
      ['POST', '/conversations'],
      ['GET', `/conversations/${conversationId}`],
      ['GET', `/conversations/${conversationId}/activities`],
      ['POST', `/conversations/${conversationId}/activities`],
    ] as const;
    for (const [method, path] of doors) expect(await statusOf(call(token, method, path))).to.equal(403);
  });

  it('renews a token, for the same conversation and person', async () => {
    const { token, conversationId, userId } = await startConversation(server.url);
    server.clock.advance(20 * 60_000);
    const renewed = (await (await call(token, 'POST', '/tokens/refresh')).json()) as TokenAnswer;
    expect(renewed).to.include({ conversationId, userId, expires_in: 1800 });
    server.clock.advance(20 * 60_000);
    expect((await read(renewed.token, conversationId)).activities).to.have.length(1);
  });

  it('knows the conversation of a good token after a restart, even if nothing is left of it', async () => {
    const { token, conversationId } = await startConversation(server.url);
    const { tokenKey, clock } = server.options;
    const again = await startChatServer({ tokenKey, clock });
    const reconnected = await directLine(again.url, token, 'GET', `/conversations/${conversationId}?watermark=1`);
    expect(reconnected.status).to.equal(200);
    const posted = await directLine(again.url, token, 'POST', `/conversations/${conversationId}/activities`, message('x'));
    expect(posted.status).to.equal(200);
    await again.close();
  });

  it('answers 403 for an erased conversation, and renews no token for it', async () => {
    const { token, conversationId } = await startConversation(server.url);
    server.conversations.erase(conversationId);
    expect(await statusOf(call(token, 'GET', `/conversations/${conversationId}`))).to.equal(403);
    expect(await statusOf(call(token, 'POST', '/conversations'))).to.equal(403);
    expect(await statusOf(call(token, 'POST', '/tokens/refresh'))).to.equal(403);
  });

  it('lets pages on the list read answers and errors, and no others; never with credentials', async () => {
    const { token, conversationId } = await startConversation(server.url);
    const url = `${server.url}/v3/directline/conversations/${conversationId}/activities`;
    const ask = (Origin: string, method: string, Authorization: string) =>
      fetch(url, { method, headers: { Origin, Authorization, 'Access-Control-Request-Method': 'POST' } });
    const preflight = await ask('https://charity.example', 'OPTIONS', '');
    expect(preflight.status).to.equal(204);
    expect(preflight.headers.get('access-control-allow-headers')).to.match(/Authorization.*Content-Type.*x-ms-bot-agent/);
    for (const authorization of [`Bearer ${token}`, 'Bearer x']) {
      const { headers } = await ask('https://charity.example', 'GET', authorization);
      expect(headers.get('access-control-allow-origin')).to.equal('https://charity.example');
      expect(headers.get('access-control-allow-credentials')).to.equal(null);
      expect(headers.get('vary')).to.equal('Origin');
    }
    expect((await ask('https://evil.example', 'OPTIONS', '')).status).to.equal(403);
    expect((await ask('https://evil.example', 'GET', `Bearer ${token}`)).headers.get('access-control-allow-origin')).to.equal(
      null,
    );
  });

  it('gives a stream to reconnect to that goes on from the watermark', async () => {
    const { token, conversationId } = await startConversation(server.url);
    server.conversations.say(conversationId, 'second');
    const response = await call(token, 'GET', `/conversations/${conversationId}?watermark=1`);
    const stream = await openStream(((await response.json()) as ConversationAnswer).streamUrl);
    await stream.received(1);
    expect(stream.activities.map(({ text }) => text)).to.deep.equal(['second']);
    stream.socket.terminate();
  });
});
