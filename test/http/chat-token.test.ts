import { expect } from 'chai';
import { type ChatServer, phoneLine, startChatServer, startConversation } from '../support/chat-server.ts';

describe('POST /api/chat/token', () => {
  let server: ChatServer;
  afterEach(() => server.close());

  const ask = (headers: Record<string, string>) => fetch(`${server.url}/api/chat/token`, { method: 'POST', headers });

  it('gives a token to our own pages and to those on the list', async () => {
    server = await startChatServer({ allowedOrigins: ['https://charity.example/'], publicUrl: 'https://chat.example' });
    for (const Origin of ['https://charity.example', 'https://chat.example', server.url]) {
      const response = await ask({ Origin });
      expect(response.status).to.equal(200);
      expect(response.headers.get('access-control-allow-origin')).to.equal(Origin);
      expect(response.headers.get('cache-control')).to.equal('no-store');
      expect(await response.json()).to.have.all.keys('conversationId', 'token', 'userId', 'expires_in');
    }
    expect((await ask({ 'Sec-Fetch-Site': 'same-origin' })).status).to.equal(200);
  });

  it('gives none to other pages, nor to callers that name none', async () => {
    server = await startChatServer({ allowedOrigins: ['https://charity.example'] });
    const foreign = [
      { Origin: 'https://evil.example' },
      { Origin: 'http://charity.example' },
      { Origin: 'https://charity.example.evil.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
      {},
    ];
    for (const headers of foreign) {
      const response = await ask(headers as Record<string, string>);
      expect(response.status).to.equal(403);
      expect(response.headers.get('access-control-allow-origin')).to.equal(null);
    }
  });

  it('gives thirty at once to one address, then says when to come back and how to ring', async () => {
    server = await startChatServer({ trustedProxies: ['127.0.0.1'] });
    const from = (address: string) => ask({ Origin: server.url, 'X-Forwarded-For': address });
    for (let count = 0; count < 30; count += 1) expect((await from('198.51.100.1')).status).to.equal(200);
    const late = await from('198.51.100.1');
    expect(late.status).to.equal(429);
    expect(Number(late.headers.get('retry-after'))).to.be.within(1, 30);
    expect(JSON.stringify(await late.json())).to.contain(phoneLine);
    expect((await from('198.51.100.2')).status).to.equal(200);
  });

  it('counts a forwarded address for nothing when no proxy is trusted, and takes another limit', async () => {
    server = await startChatServer({ tokenLimit: { burst: 2, perMinute: 2 } });
    const statuses = [];
    for (const address of ['1.1.1.1', '2.2.2.2', '3.3.3.3']) {
      statuses.push((await ask({ Origin: server.url, 'X-Forwarded-For': address })).status);
    }
    expect(statuses).to.deep.equal([200, 200, 429]);
  });

  it('gives a panel that slept through its token a new one for the same conversation, and counts no new chat', async () => {
    server = await startChatServer({ tokenLimit: { burst: 1, perMinute: 1 } });
    const { token, conversationId } = await startConversation(server.url);
    server.clock.advance(5 * 3_600_000);
    const again = () => ask({ Origin: server.url, Authorization: `Bearer ${token}` });
    for (let count = 0; count < 3; count += 1) {
      const response = await again();
      expect(response.status).to.equal(200);
      expect(await response.json()).to.include({ conversationId });
    }
    expect((await ask({ Origin: 'https://evil.example', Authorization: `Bearer ${token}` })).status).to.equal(403);
    server.conversations.erase(conversationId);
    expect((await again()).status).to.equal(403);
  });
});
