import { expect } from 'chai';
import { HelplineError } from '../../src/errors.ts';
import { type ChatServer, directLine, phoneLine, startChatServer, startConversation } from '../support/chat-server.ts';

async function errorOf(response: Response): Promise<{ code: string; message: string }> {
  return ((await response.json()) as { error: { code: string; message: string } }).error;
}

describe('server', () => {
  let server: ChatServer;
  afterEach(() => server.close());

  it('answers what is not there, and methods that are not, in one shape', async () => {
    server = await startChatServer();
    const missing = await fetch(`${server.url}/nowhere`);
    expect(missing.status).to.equal(404);
    expect((await errorOf(missing)).code).to.equal('not-found');
    const wrong = await fetch(`${server.url}/healthz`, { method: 'DELETE' });
    expect(wrong.status).to.equal(405);
    expect(wrong.headers.get('allow')).to.contain('GET');
    expect((await errorOf(wrong)).code).to.equal('method-not-allowed');
  });

  it('sends its safety headers with every answer', async () => {
    server = await startChatServer();
    for (const path of ['/healthz', '/nowhere', '/v3/directline/conversations/x']) {
      const { headers } = await fetch(`${server.url}${path}`);
      expect(headers.get('cache-control')).to.equal('no-store');
      expect(headers.get('x-content-type-options')).to.equal('nosniff');
      expect(headers.get('referrer-policy')).to.equal('same-origin');
      expect(headers.get('server')).to.equal(null);
    }
  });

  it('mounts pages, and answers HEAD for them without a body', async () => {
    server = await startChatServer({
      pages: (restify) => {
        restify.get('/page', async (_request, response) => {
          response.sendRaw(200, '<p>hello</p>', { 'Content-Type': 'text/html', 'Content-Length': '12' });
        });
        restify.get('/broken', async () => {
          throw new Error('secret of ours');
        });
      },
    });
    const head = await fetch(`${server.url}/page`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).to.deep.equal([200, '12', '']);
    const broken = await fetch(`${server.url}/broken`);
    expect(broken.status).to.equal(500);
    expect(await errorOf(broken)).to.deep.equal({ code: 'internal', message: `Something went wrong on our side. ${phoneLine}` });
    expect(server.log.lines).to.have.length(1);
  });

  it('tells that it is up, and ready only when the store answers', async () => {
    let fail = false;
    server = await startChatServer({ ping: async () => (fail ? Promise.reject(new Error('down')) : undefined) });
    const status = async (path: string) => (await fetch(`${server.url}${path}`)).status;
    expect([await status('/healthz'), await status('/readyz')]).to.deep.equal([200, 200]);
    fail = true;
    expect([await status('/healthz'), await status('/readyz')]).to.deep.equal([200, 503]);
  });

  it('says busy, erased and broken apart, with words of its own', async () => {
    server = await startChatServer();
    const { token, conversationId } = await startConversation(server.url);
    const post = () =>
      directLine(server.url, token, 'POST', `/conversations/${conversationId}/activities`, { type: 'message', text: 'x' });

    server.conversations.failWith(new HelplineError('store-busy', 'lock on table secret'));
    const busy = await post();
    expect([busy.status, busy.headers.get('retry-after')]).to.deep.equal([503, '1']);
    expect((await errorOf(busy)).message)
      .to.contain(phoneLine)
      .and.not.contain('secret');

    server.conversations.failWith(new TypeError('secret'));
    const broken = await post();
    expect(broken.status).to.equal(500);
    expect((await errorOf(broken)).message)
      .to.contain(phoneLine)
      .and.not.contain('secret');
    expect(server.log.lines.map(({ level }) => level)).to.deep.equal(['error']);

    server.conversations.failWith(undefined);
    expect((await post()).status).to.equal(200);
    server.conversations.erase(conversationId);
    expect((await post()).status).to.equal(403);
  });

  it('has no door for the Bot Framework or for a secret unless they are set', async () => {
    server = await startChatServer();
    for (const path of ['/api/messages', '/v3/directline/tokens/generate']) {
      expect((await fetch(`${server.url}${path}`, { method: 'POST' })).status).to.equal(404);
    }
  });

  it('hands activities to the Bot Framework with their authorization, and gives back what it says', async () => {
    const seen: unknown[] = [];
    server = await startChatServer({
      processActivity: async (activity, authorization) => {
        seen.push([activity, authorization]);
        return activity['type'] === 'bad' ? { status: 401 } : { status: 200, body: { activities: [] } };
      },
    });
    const post = (body: object) =>
      fetch(`${server.url}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json; charset=utf-8', Authorization: 'Bearer x' },
        body: JSON.stringify(body),
      });
    const good = await post({ type: 'message' });
    expect([good.status, await good.json()]).to.deep.equal([200, { activities: [] }]);
    expect(seen).to.deep.equal([[{ type: 'message' }, 'Bearer x']]);
    const bad = await post({ type: 'bad' });
    expect([bad.status, (await errorOf(bad)).code]).to.deep.equal([401, 'activity-refused']);
  });

  it('says that a port is taken', async () => {
    server = await startChatServer();
    let code: unknown;
    await startChatServer({}, Number(new URL(server.url).port)).catch((error) => {
      code = error.code;
    });
    expect(code).to.equal('EADDRINUSE');
  });
});
