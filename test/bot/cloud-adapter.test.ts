import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Activity } from 'botbuilder';
import { expect } from 'chai';
import { createLoopbackProcessor } from '../../src/bot/cloud-adapter.ts';
import { createHelplineBot } from '../../src/bot/helpline-bot.ts';
import { createMemoryLog } from '../support/memory-log.ts';
import { createMemoryTurns } from '../support/memory-turns.ts';
import { sampleAnswer } from '../support/sample-answer.ts';

const phoneLine = 'Ring us on 0800 000 0000.';

function start() {
  const turns = createMemoryTurns(sampleAnswer);
  const log = createMemoryLog();
  const process = createLoopbackProcessor({ bot: createHelplineBot(turns.takeTurn), phoneLine, log });
  return { turns, log, process };
}

const message = (changes: object = {}) => ({
  type: 'message',
  id: 'a1',
  channelId: 'emulator',
  conversation: { id: 'c1' },
  from: { id: 'person' },
  recipient: { id: 'bot' },
  text: 'hello',
  deliveryMode: 'expectReplies',
  ...changes,
});

describe('the Bot Framework door on loopback', () => {
  it('gives the replies in the answer to who expects them', async () => {
    const { turns, process } = start();
    const { status, body } = await process(message(), '');
    expect(status).to.equal(200);
    const { activities } = body as { activities: Partial<Activity>[] };
    expect(activities.map(({ text }) => text)).to.deep.equal([`${sampleAnswer.text}\n\n${sampleAnswer.source?.line}`]);
    expect(turns.requests[0]).to.include({ channel: 'emulator', conversation: 'c1', person: 'person', delivery: 'inline' });
  });

  it('tells the phone when a turn fails, and logs it', async () => {
    const { turns, log, process } = start();
    turns.failWith(new Error('bug'));
    const { body } = await process(message(), '');
    expect(JSON.stringify(body)).to.contain(phoneLine);
    expect(log.lines.map(({ level }) => level)).to.deep.equal(['error']);
  });

  it('refuses what would make it call out, or reach the conversations of families', async () => {
    const { turns, process } = start();
    const bad = [
      { serviceUrl: 'http://169.254.169.254/' },
      { serviceUrl: 'https://evil.example' },
      { serviceUrl: 'http://127.0.0.1.evil.example' },
      { serviceUrl: 'http://127.0.0.1@evil.example' },
      { serviceUrl: 'http://[::ffff:1.2.3.4]' },
      { serviceUrl: 'file:///etc/passwd' },
      { serviceUrl: 'urn:directline:local' },
      { serviceUrl: 'nonsense' },
      { deliveryMode: 'normal' },
      { channelId: 'directline', serviceUrl: 'http://127.0.0.1:1' },
    ];
    for (const changes of bad) expect(await process(message(changes), '')).to.deep.equal({ status: 400 });
    expect(turns.requests).to.have.length(0);
  });

  it('refuses what is no activity', async () => {
    const { process } = start();
    const bad = [
      {},
      { type: 5 },
      message({ type: '' }),
      message({ from: undefined }),
      message({ conversation: { id: 5 } }),
      message({ text: {} }),
      message({ membersAdded: [5] }),
    ];
    for (const activity of bad) expect(await process(activity as Record<string, unknown>, '')).to.deep.equal({ status: 400 });
  });

  it('answers an invoke that it does not know with 501', async () => {
    const { process } = start();
    expect(
      await process(message({ type: 'invoke', name: 'x', deliveryMode: 'normal', serviceUrl: 'http://localhost:1' }), ''),
    ).to.deep.equal({ status: 501 });
  });

  describe('with a channel that takes replies by calls', () => {
    let channel: Server;
    const sent: { url: string; activity: Partial<Activity> }[] = [];

    before((done) => {
      channel = createServer((request, response) => {
        let text = '';
        request.on('data', (chunk) => {
          text += chunk;
        });
        request.on('end', () => {
          sent.push({ url: request.url ?? '', activity: JSON.parse(text) });
          response.setHeader('Content-Type', 'application/json').end('{"id":"r1"}');
        });
      }).listen(0, '127.0.0.1', done);
    });
    after((done) => {
      channel.close(done);
      channel.closeAllConnections();
    });

    it('calls it back on loopback', async () => {
      const { process } = start();
      const serviceUrl = `http://127.0.0.1:${(channel.address() as AddressInfo).port}`;
      expect(await process(message({ serviceUrl, deliveryMode: 'normal' }), '')).to.deep.equal({ status: 200 });
      expect(sent.map(({ url }) => url)).to.deep.equal(['/v3/conversations/c1/activities/a1']);
      expect(sent[0]?.activity.suggestedActions?.actions).to.have.length(3);
    });
  });
});
