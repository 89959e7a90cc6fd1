import { expect } from 'chai';
import { type ChatServer, newToken, startChatServer } from '../support/chat-server.ts';
import { sendRaw, statusOf } from '../support/raw-request.ts';

describe('malformed requests', () => {
  let server: ChatServer;
  let token: string;
  let postHead: string;

  before(async () => {
    server = await startChatServer({ processActivity: async () => ({ status: 200 }) });
    const answer = await newToken(server.url);
    token = answer.token;
    postHead = [
      `POST /v3/directline/conversations/${answer.conversationId}/activities HTTP/1.1`,
      'Host: localhost',
      'Connection: close',
      `Authorization: Bearer ${token}`,
    ].join('\r\n');
  });
  after(() => server.close());

  afterEach('the server is still up', async () => {
    expect((await fetch(`${server.url}/healthz`)).status).to.equal(200);
  });

  for (const host of ['a b', '%%%', 'a:99999', '[::1', 'a/b/../..:x', '\u0001']) {
    it(`refuses Host ${JSON.stringify(host)}`, async () => {
      const answer = await sendRaw(server.url, `GET /healthz HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      expect(statusOf(answer)).to.equal(400);
    });

    it(`refuses Host ${JSON.stringify(host)} on a request for a socket`, async () => {
      const upgrade =
        'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==';
      const answer = await sendRaw(server.url, `GET /x HTTP/1.1\r\nHost: ${host}\r\n${upgrade}\r\n\r\n`);
      expect(statusOf(answer)).to.equal(400);
    });
  }

  for (const target of [
    'http://[bad/x',
    'http://a:99999/',
    '//[',
    '*',
    'x',
    '/%',
    '/%c0%ae%c0%ae/',
    '/v3/directline/conversations/%E0%A4%A',
  ]) {
    it(`survives the request target ${target}`, async () => {
      const answer = await sendRaw(server.url, `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
      expect(statusOf(answer)).to.be.within(400, 499);
    });
  }

  it('refuses a request without Host', async () => {
    expect(statusOf(await sendRaw(server.url, 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n'))).to.equal(400);
  });

  it('refuses what is no HTTP', async () => {
    expect(statusOf(await sendRaw(server.url, 'hello\r\n\r\n'))).to.equal(400);
  });

  const bodies: [string, number, string | Uint8Array, string?][] = [
    ['broken JSON', 400, '{"type":', 'json-invalid'],
    ['an empty body', 400, '', 'json-invalid'],
    ['an array', 400, '[]', 'json-not-object'],
    ['a number', 400, '5', 'json-not-object'],
    ['null', 400, 'null', 'json-not-object'],
    ['broken UTF-8', 400, new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 'utf8-invalid'],
    ['50,000 levels', 400, '['.repeat(50_000), 'json-too-deep'],
    ['33 levels of objects', 400, `${'{"a":'.repeat(33)}1${'}'.repeat(33)}`, 'json-too-deep'],
    ['a type that is no text', 400, '{"type":5}', 'activity-invalid'],
    ['an unknown type', 400, '{"type":"invoke"}', 'activity-invalid'],
    ['a message that says nothing', 400, '{"type":"message","text":"  "}', 'message-empty'],
  ];
  for (const [name, status, body, code] of bodies) {
    it(`answers ${status} to ${name}`, async () => {
      const bytes = Buffer.from(body);
      const head = `${postHead}\r\nContent-Type: application/json\r\nContent-Length: ${bytes.length}\r\n\r\n`;
      const answer = await sendRaw(server.url, head, bytes);
      expect(statusOf(answer)).to.equal(status);
      expect(answer).to.contain(`"code":"${code}"`);
    });
  }

  it('takes 32 levels, and brackets inside of strings', async () => {
    const deep = `${'{"a":'.repeat(31)}"[[[[{{{{\\"[["${'}'.repeat(31)}`;
    const body = `{"type":"message","text":"hello","extra":${deep}}`;
    const head = `${postHead}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
    expect(statusOf(await sendRaw(server.url, head, body))).to.equal(200);
  });

  it('answers 415 to anything but plain JSON', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json\r\nContent-Encoding: gzip']) {
      const answer = await sendRaw(server.url, `${postHead}\r\nContent-Type: ${type}\r\nContent-Length: 2\r\n\r\n{}`);
      expect(statusOf(answer)).to.equal(415);
    }
  });

  it('refuses an announced 10 MB before it comes', async () => {
    const head = `${postHead}\r\nContent-Type: application/json\r\nContent-Length: ${10 << 20}\r\n\r\n`;
    expect(statusOf(await sendRaw(server.url, head))).to.equal(413);
  });

  it('refuses 10 MB that are sent regardless, and the client can read why', async () => {
    const head = `${postHead}\r\nContent-Type: application/json\r\nContent-Length: ${10 << 20}\r\n\r\n`;
    const answer = await sendRaw(server.url, head, Buffer.alloc(10 << 20, 0x20));
    expect(statusOf(answer)).to.equal(413);
    expect(answer).to.contain('body-too-large');
  });

  it('refuses a body that grows without announcing its size', async () => {
    const response = await fetch(`${server.url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(0x20)),
      }),
      duplex: 'half',
    } as RequestInit);
    expect(response.status).to.equal(413);
  });

  it('takes on /api/messages what is too much for Direct Line', async () => {
    const body = JSON.stringify({ type: 'message', text: 'x'.repeat(100_000) });
    const post = (path: string) =>
      fetch(`${server.url}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
        body,
      });
    expect((await post('/api/messages')).status).to.equal(200);
    expect((await post('/v3/directline/conversations')).status).to.equal(413);
  });

  it('treats an offer of HTTP/2 as a plain request', async () => {
    const offer = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA';
    const answer = await sendRaw(server.url, `GET /healthz HTTP/1.0\r\nHost: localhost\r\n${offer}\r\n\r\n`);
    expect(statusOf(answer)).to.equal(200);
  });

  it('survives a client that asks for a socket and resets', async () => {
    const { connect } = await import('node:net');
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.write(
      'GET /v3/directline/conversations/x/stream?t=y HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    );
    socket.on('error', () => undefined);
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.resetAndDestroy();
  });

  it('logged none of this as a bug', () => {
    expect(server.log.lines).to.deep.equal([]);
  });
});
