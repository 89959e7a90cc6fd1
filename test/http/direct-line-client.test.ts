import { DirectLine } from 'botframework-directlinejs';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import xhr from 'xmlhttprequest-ssl';
import { type ChatServer, newToken, startChatServer } from '../support/chat-server.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

/** What Microsoft's own client shows, unmodified. */
interface OfficialClient {
  readonly texts: string[];
  readonly ids: string[];
  send(text: string): Promise<string>;
  received(count: number): Promise<void>;
  end(): void;
}

function connect(url: string, token: string, webSocket = true): OfficialClient {
  const domain = `${url}/v3/directline`;
  // `random`: the shortest wait of 3 to 15 s before it reconnects.
  const options = { domain, token, webSocket, pollingInterval: 200, random: () => 0 };
  const line = new DirectLine(options);
  const [texts, ids]: [string[], string[]] = [[], []];
  const subscription = line.activity$.subscribe((activity) => {
    texts.push((activity as { text: string }).text);
    ids.push(activity.id ?? '');
  });
  return {
    texts,
    ids,
    send: (text) =>
      new Promise((resolve, reject) => {
        line.postActivity({ type: 'message', from: { id: 'me' }, text }).subscribe(resolve, reject);
      }),
    received: async (count) => {
      while (texts.length < count) await new Promise((resolve) => setTimeout(resolve, 10));
    },
    end: () => {
      subscription.unsubscribe();
      line.end();
    },
  };
}

describe('Direct Line with the unmodified botframework-directlinejs', () => {
  const globals = globalThis as Record<string, unknown>;
  const originals = { XMLHttpRequest: globals['XMLHttpRequest'], WebSocket: globals['WebSocket'] };
  let server: ChatServer;
  let proxy: TcpProxy;
  let client: OfficialClient | undefined;

  beforeEach(async () => {
    Object.assign(globals, { XMLHttpRequest: xhr.XMLHttpRequest, WebSocket });
    server = await startChatServer();
    proxy = await startTcpProxy(server.url);
  });
  afterEach(async () => {
    client?.end();
    await proxy.close();
    await server.close();
    Object.assign(globals, originals);
  });

  it('starts, sends, receives, loses the connection, comes back: nothing twice, nothing missing', async () => {
    const { token, conversationId } = await newToken(server.url);
    client = connect(proxy.url, token);
    await client.received(1);
    expect(await client.send('one')).to.equal(`${conversationId}|0000002`);
    await client.received(3);

    proxy.cut();
    server.conversations.say(conversationId, 'said while away');
    await client.send('two, by another connection');
    expect(client.texts).to.have.length(3);
    await client.received(6);
    await client.send('three');
    await client.received(8);

    const all = server.conversations.transcript(conversationId);
    expect(client.texts).to.deep.equal(all.map(({ text }) => text));
    expect(client.ids).to.deep.equal(all.map(({ id }) => id));
  });

  it('comes back after a restart of the service with the same key', async () => {
    const { token, conversationId } = await newToken(server.url);
    client = connect(server.url, token);
    await client.received(1);
    await client.send('one');
    await client.received(3);
    const { conversations, options, url } = server;
    await server.close();
    conversations.say(conversationId, 'said while down');
    server = await startChatServer({ ...options, conversations }, Number(new URL(url).port));
    await client.received(4);
    await client.send('two');
    await client.received(6);
    expect(client.texts).to.deep.equal(conversations.transcript(conversationId).map(({ text }) => text));
  });

  it('works by polling as well', async () => {
    const { token, conversationId } = await newToken(server.url);
    client = connect(server.url, token, false);
    await client.received(1);
    await client.send('one');
    await client.received(3);
    expect(client.texts).to.deep.equal(server.conversations.transcript(conversationId).map(({ text }) => text));
  });
});
