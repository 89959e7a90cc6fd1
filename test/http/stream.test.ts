import { once } from 'node:events';
import { expect } from 'chai';
import { HelplineError } from '../../src/errors.ts';
import { type ChatServer, directLine, startChatServer, startConversation } from '../support/chat-server.ts';
import { openStream } from '../support/stream-client.ts';

/** The status that opening a stream is refused with; fails when it opens. */
async function refusedWith(streamUrl: string, origin?: string): Promise<string> {
  const stream = await openStream(streamUrl, origin).catch((error: Error) => error);
  if (stream instanceof Error) return stream.message;
  stream.socket.terminate();
  throw new Error('the stream opened');
}

describe('stream', () => {
  let server: ChatServer;
  beforeEach(async () => {
    server = await startChatServer({ allowedOrigins: ['https://charity.example'] });
  });
  afterEach(() => server.close());

  it('replays what was said, then shows what is said, own messages too', async () => {
    const { conversationId, streamUrl, token, userId } = await startConversation(server.url);
    const stream = await openStream(streamUrl);
    await stream.received(1);
    const body = { type: 'message', text: 'hello', channelData: { clientActivityID: 'key' } };
    await directLine(server.url, token, 'POST', `/conversations/${conversationId}/activities`, body);
    await stream.received(3);
    expect(stream.activities.map(({ text }) => text)).to.deep.equal(['welcome', 'hello', 'you said hello']);
    expect(stream.activities[1]).to.deep.include({
      channelData: { clientActivityID: 'key' },
      from: { id: userId, role: 'user' },
    });
    expect(stream.watermarks.at(-1)).to.equal('3');
    stream.socket.terminate();
  });

  it('brings several pages, past rows that are not for the family, in order and each once', async () => {
    const { conversationId, streamUrl } = await startConversation(server.url);
    for (let count = 2; count <= 450; count += 1) {
      if (count % 3 === 0) server.conversations.note(conversationId);
      else server.conversations.say(conversationId, `line ${count}`);
    }
    const stream = await openStream(streamUrl);
    await stream.received(300);
    const ids = stream.activities.map(({ id }) => id);
    expect(ids).to.deep.equal(server.conversations.transcript(conversationId).map(({ id }) => id));
    expect(stream.watermarks.map(Number)).to.deep.equal([100, 200, 300, 400, 450]);
    stream.socket.terminate();
  });

  it('shows that an advisor is writing, and hears that the person is; neither moves the watermark or stands in the log', async () => {
    const { conversationId, streamUrl, token } = await startConversation(server.url);
    const stream = await openStream(streamUrl);
    await stream.received(1);
    server.conversations.advisorTypes('another');
    // While the welcome is still on its way there is no room for the sign, which passes.
    const typing = setInterval(() => server.conversations.advisorTypes(conversationId), 20);
    await stream.received(2);
    clearInterval(typing);
    expect(stream.activities[1]).to.deep.include({ type: 'typing', from: { id: 'advisor', role: 'bot' } });
    expect(new Set(stream.watermarks)).to.deep.equal(new Set(['1']));
    await directLine(server.url, token, 'POST', `/conversations/${conversationId}/activities`, { type: 'typing' });
    expect(server.conversations.typed).to.deep.equal([conversationId]);
    expect(server.conversations.transcript(conversationId)).to.have.length(1);
    stream.socket.terminate();
  });

  it('tolerates pings of clients and anything else they say', async () => {
    const { conversationId, streamUrl } = await startConversation(server.url);
    const stream = await openStream(streamUrl);
    for (const text of ['', '{"type":"message","text":"not this way"}', 'nonsense']) stream.socket.send(text);
    server.conversations.say(conversationId, 'still there');
    await stream.received(2);
    expect(stream.activities.at(-1)?.text).to.equal('still there');
    stream.socket.terminate();
  });

  it('closes with 1009 on a frame of more than 64 kB, and stays up', async () => {
    const { streamUrl } = await startConversation(server.url);
    const stream = await openStream(streamUrl);
    stream.socket.send(Buffer.alloc(10 << 20));
    expect(await stream.closed).to.equal(1009);
    expect((await fetch(`${server.url}/healthz`)).status).to.equal(200);
  });

  it('opens once for a ticket, for its own conversation only, and not without', async () => {
    const mine = await startConversation(server.url);
    const theirs = await startConversation(server.url);
    const crossed = new URL(theirs.streamUrl);
    crossed.searchParams.set('t', new URL(mine.streamUrl).searchParams.get('t') ?? '');
    expect(await refusedWith(crossed.href)).to.equal('403');
    const withToken = new URL(theirs.streamUrl);
    withToken.searchParams.set('t', theirs.token);
    expect(await refusedWith(withToken.href)).to.equal('403');
    expect(await refusedWith(theirs.streamUrl.split('?')[0] ?? '')).to.equal('403');

    const stream = await openStream(theirs.streamUrl);
    expect(await refusedWith(theirs.streamUrl)).to.equal('403');
    stream.socket.terminate();
  });

  it('refuses old tickets, bad watermarks, and addresses that are no stream', async () => {
    const { streamUrl } = await startConversation(server.url);
    const bad = new URL(streamUrl);
    bad.searchParams.set('watermark', '-');
    expect(await refusedWith(bad.href)).to.equal('400');
    server.clock.advance(61_000);
    expect(await refusedWith(streamUrl)).to.equal('403');
    expect(await refusedWith(`${server.url.replace('http', 'ws')}/nowhere`)).to.equal('404');
  });

  it('opens for pages of ours and on the list, not for others', async () => {
    const { streamUrl } = await startConversation(server.url);
    for (const origin of ['https://evil.example', 'null']) expect(await refusedWith(streamUrl, origin)).to.equal('403');
    (await openStream(streamUrl, 'https://charity.example')).socket.terminate();
    const other = await startConversation(server.url);
    (await openStream(other.streamUrl, server.url)).socket.terminate();
  });

  it('waits out a busy store', async () => {
    const { conversationId, streamUrl } = await startConversation(server.url);
    server.conversations.failWith(new HelplineError('store-busy', 'busy'));
    const stream = await openStream(streamUrl);
    server.conversations.failWith(undefined);
    server.conversations.say(conversationId, 'second');
    await stream.received(2);
    stream.socket.terminate();
  });

  it('ends for an erased conversation with 1008, for a bug with 1011', async () => {
    const [one, two] = [await startConversation(server.url), await startConversation(server.url)];
    const streams = [await openStream(one.streamUrl), await openStream(two.streamUrl)];
    await Promise.all(streams.map((stream) => stream.received(1)));
    server.conversations.say(one.conversationId, 'last');
    server.conversations.erase(one.conversationId);
    expect(await streams[0]?.closed).to.equal(1008);
    server.conversations.say(two.conversationId, 'last');
    server.conversations.failWith(new Error('bug'));
    expect(await streams[1]?.closed).to.equal(1011);
    expect(server.log.lines.map(({ level }) => level)).to.deep.equal(['error']);
  });

  it('leaves no reader behind when a client goes', async () => {
    const { streamUrl } = await startConversation(server.url);
    const stream = await openStream(streamUrl);
    await stream.received(1);
    expect(server.conversations.readerCount()).to.equal(1);
    stream.socket.terminate();
    while (server.conversations.readerCount() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it('ends sockets that give no sign of life, and keeps the others', async () => {
    const other = await startChatServer({ pingIntervalMs: 50 });
    const [one, two] = [await startConversation(other.url), await startConversation(other.url)];
    const [deaf, alive] = [await openStream(one.streamUrl), await openStream(two.streamUrl)];
    deaf.socket.removeAllListeners('ping').pause();
    for (let pings = 0; pings < 4; pings += 1) await once(alive.socket, 'ping');
    while (other.conversations.readerCount() > 1) await once(alive.socket, 'ping');
    expect(alive.socket.readyState).to.equal(alive.socket.OPEN);
    deaf.socket.terminate();
    await other.close();
  });

  it('says 1001 when the service stops, and the stop waits for it', async () => {
    const other = await startChatServer();
    const stream = await openStream((await startConversation(other.url)).streamUrl);
    const stopped = other.close();
    expect(await stream.closed).to.equal(1001);
    await stopped;
    expect(other.conversations.readerCount()).to.equal(0);
  });
});
