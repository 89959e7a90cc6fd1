import { expect } from 'chai';
import type { CodeAnswer, DataAnswer, ErrorAnswer, TokenAnswer } from '../../src/http/contract.ts';
import { type ChatServer, directLine, phoneLine, startChatServer, startConversation } from '../support/chat-server.ts';

describe('a family and its own chat', () => {
  let server: ChatServer;
  beforeEach(async () => {
    server = await startChatServer({ trustedProxies: ['127.0.0.1'] });
  });
  afterEach(() => server.close());

  const call = (method: string, path: string, token?: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/api/chat/${path}`, {
      method,
      headers: {
        Origin: server.url,
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const makeCode = async (token: string) => (await (await call('POST', 'code', token)).json()) as CodeAnswer;
  const codeOf = async (response: Response) => ((await response.json()) as ErrorAnswer).error.code;

  it('continues on another device by a code as somebody types it, as the same person', async () => {
    const { token, conversationId, userId } = await startConversation(server.url);
    const { code } = await makeCode(token);
    expect(code).to.match(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    for (const typed of [code, code.toLowerCase().replace('-', ' '), ` ${code.replace('-', '')} `]) {
      const response = await call('POST', 'continue', undefined, { code: typed });
      const answer = (await response.json()) as TokenAnswer;
      expect(answer).to.include({ conversationId, userId, expires_in: 1800 });
      const read = await directLine(server.url, answer.token, 'GET', `/conversations/${conversationId}/activities`);
      expect(read.status).to.equal(200);
    }
  });

  it('opens nothing by a code that was replaced, switched off, mistyped or is none', async () => {
    const { token } = await startConversation(server.url);
    const old = await makeCode(token);
    const { code } = await makeCode(token);
    const tryCode = (typed: unknown) => call('POST', 'continue', undefined, { code: typed });
    expect(await codeOf(await tryCode(old.code))).to.equal('code-unknown');
    for (const none of ['', '123', 'ABCDEFGU', 42, null, ['a']])
      expect(await codeOf(await tryCode(none))).to.equal('code-malformed');
    expect((await tryCode(code)).status).to.equal(200);
    expect(await (await call('POST', 'code/revoke', token)).json()).to.deep.equal({ revoked: true });
    expect(await codeOf(await tryCode(code))).to.equal('code-unknown');
  });

  it('lets nobody guess: a few wrong codes an address, some hundred from everywhere', async () => {
    const guess = (from: string) => call('POST', 'continue', undefined, { code: '00000000' }, { 'X-Forwarded-For': from });
    for (let count = 0; count < 20; count += 1) expect((await guess('198.51.100.1')).status).to.equal(400);
    const late = await guess('198.51.100.1');
    expect(late.status).to.equal(429);
    expect(Number(late.headers.get('retry-after'))).to.be.within(3500, 3600);
    expect(JSON.stringify(await late.json())).to.contain(phoneLine);
    for (let count = 0; count < 580; count += 1) await guess(`203.0.113.${count % 200}`);
    expect((await guess('192.0.2.1')).status).to.equal(429);
  });

  it('counts no right code as a guess', async () => {
    const { code } = await makeCode((await startConversation(server.url)).token);
    for (let count = 0; count < 25; count += 1)
      expect((await call('POST', 'continue', undefined, { code })).status).to.equal(200);
  });

  it('takes a code from pages of ours alone', async () => {
    const { code } = await makeCode((await startConversation(server.url)).token);
    const foreign = await call('POST', 'continue', undefined, { code }, { Origin: 'https://evil.example' });
    expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).to.deep.equal([403, null]);
  });

  it('shows what is held, and the notice that was gone on under', async () => {
    const { token, conversationId } = await startConversation(server.url);
    const { code } = await makeCode(token);
    expect((await call('POST', 'notice', token, { version: 'v1' })).status).to.equal(200);
    expect(await codeOf(await call('POST', 'notice', token, { version: 'never shown' }))).to.equal('notice-unknown');
    expect(server.families.accepted).to.deep.equal([`${conversationId} v1`]);
    const data = (await (await call('GET', 'data', token)).json()) as DataAnswer;
    expect(data.tables).to.deep.equal({ conversations: 1, log: 4, continue_codes: 1, notice_acceptances: 1 });
    expect(data.code?.code).to.equal(code);
    expect(data.collected).to.deep.equal([
      { dialog: 'A guide', text: 'Can nan come in?', at: '1970-01-01T00:00:00.000Z', deletedAt: '1970-01-31T00:00:00.000Z' },
    ]);
    expect(data.deletedAt).to.equal('1970-04-01T00:00:00.000Z');
  });

  it('forgets, and every door answers 403 from then on, and no code opens it', async () => {
    const { token, conversationId } = await startConversation(server.url);
    const other = await startConversation(server.url);
    const { code } = await makeCode(token);
    expect(await (await call('POST', 'forget', token)).json()).to.deep.equal({ conversations: 1 });
    for (const [method, path] of [
      ['GET', `/conversations/${conversationId}/activities`],
      ['GET', `/conversations/${conversationId}`],
      ['POST', '/conversations'],
      ['POST', '/tokens/refresh'],
    ] as const)
      expect((await directLine(server.url, token, method, path)).status, path).to.equal(403);
    expect((await call('POST', 'forget', token)).status).to.equal(403);
    expect(await codeOf(await call('POST', 'continue', undefined, { code }))).to.equal('code-unknown');
    const read = await directLine(server.url, other.token, 'GET', `/conversations/${other.conversationId}/activities`);
    expect(read.status).to.equal(200);
  });

  it('is for the holder of a token alone', async () => {
    for (const [method, path] of [
      ['GET', 'data'],
      ['POST', 'notice'],
      ['POST', 'code'],
      ['POST', 'code/revoke'],
      ['POST', 'forget'],
    ] as const) {
      expect((await call(method, path)).status, path).to.equal(401);
      expect((await call(method, path, 'x.y.z')).status, path).to.equal(403);
    }
  });
});
