import { type Activity, TestAdapter } from 'botbuilder';
import { expect } from 'chai';
import { createHelplineBot } from '../../src/bot/helpline-bot.ts';
import { createMemoryTurns } from '../support/memory-turns.ts';
import { sampleAnswer } from '../support/sample-answer.ts';

function start() {
  const turns = createMemoryTurns(sampleAnswer);
  const bot = createHelplineBot(turns.takeTurn);
  return { turns, adapter: new TestAdapter((context) => bot.run(context)) };
}

describe('the bot on a channel that is answered in the turn', () => {
  it('answers what is said, with its buttons and its source', async () => {
    const { turns, adapter } = start();
    await adapter.send('whose fault is it').assertReply((reply) => {
      expect(reply.text).to.contain(sampleAnswer.source?.line ?? '?');
      expect((reply as Partial<Activity>).suggestedActions?.actions).to.have.length(3);
    });
    expect(turns.requests[0]).to.include({ channel: 'test', delivery: 'inline' });
    expect(turns.requests[0]?.input).to.deep.equal({ kind: 'said', text: 'whose fault is it' });
  });

  it('sends only what is for everyone', async () => {
    const { adapter } = start();
    await adapter.send('hello');
    expect(adapter.activityBuffer).to.have.length(1);
  });

  it('takes taps', async () => {
    const { turns, adapter } = start();
    await adapter.send({ type: 'message', text: 'Tests', value: { kind: 'topic', id: 'tests' } });
    expect(turns.requests[0]?.input).to.deep.equal({ kind: 'tapped', tap: { kind: 'topic', id: 'tests' }, title: 'Tests' });
  });

  it('welcomes once, and never itself', async () => {
    const { turns, adapter } = start();
    const add = (...ids: string[]) =>
      adapter.send({ type: 'conversationUpdate', membersAdded: ids.map((id) => ({ id, name: id })) });
    await add('bot');
    expect(turns.requests).to.have.length(0);
    await add('bot', 'user');
    await add('user');
    expect(turns.requests).to.have.length(1);
    expect(adapter.activityBuffer).to.have.length(1);
  });

  it('answers a repeated activity again only to who waits for the replies', async () => {
    const turns = createMemoryTurns(sampleAnswer);
    const bot = createHelplineBot(turns.takeTurn);
    const waitedFor: unknown[] = [];
    const adapter = new TestAdapter(async (context) => {
      await bot.run(context);
      waitedFor.push(...context.bufferedReplyActivities);
    });
    const message = { type: 'message', text: 'hello', id: 'same' };
    for (const deliveryMode of ['normal', 'normal', 'expectReplies']) await adapter.send({ ...message, deliveryMode });
    expect(turns.requests).to.have.length(1);
    expect([adapter.activityBuffer.length, waitedFor.length]).to.deep.equal([1, 1]);
  });

  it('lets pass what means nothing to it', async () => {
    const { turns, adapter } = start();
    for (const type of ['typing', 'event', 'messageReaction', 'endOfConversation', 'installationUpdate', 'nonsense']) {
      await adapter.send({ type });
    }
    await adapter.send({ type: 'message', text: ' ' });
    expect(turns.requests).to.have.length(0);
    expect(adapter.activityBuffer).to.have.length(0);
  });
});
