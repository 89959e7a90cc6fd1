import { type Activity, TurnContext } from 'botbuilder';
import { expect } from 'chai';
import { createConversations, type FamilyLog } from '../../src/bot/create-conversations.ts';
import { DirectLineAdapter } from '../../src/bot/direct-line-adapter.ts';
import { createHelplineBot } from '../../src/bot/helpline-bot.ts';
import { HelplineError } from '../../src/errors.ts';
import type { Conversations } from '../../src/http/conversations.ts';
import { createMemoryTurns } from '../support/memory-turns.ts';
import { sampleAnswer } from '../support/sample-answer.ts';

const who = { conversationId: 'c1', userId: 'dl_u' };

function start() {
  const turns = createMemoryTurns(sampleAnswer);
  const adapter = new DirectLineAdapter(createHelplineBot(turns.takeTurn));
  const wakes: (() => void)[] = [];
  const typing: string[] = [];
  const log: FamilyLog = {
    readForFamily: async (ref, afterSeq, limit) => {
      expect(ref).to.deep.equal({ channel: 'directline', conversation: 'c1' });
      const rows = turns.rows.filter((row) => row.seq > afterSeq).slice(0, limit);
      return { rows: rows.filter((row) => row.audience === 'all'), lastSeq: rows.at(-1)?.seq ?? afterSeq };
    },
    onAppend: (_ref, wake) => {
      wakes.push(wake);
      return () => void wakes.splice(wakes.indexOf(wake), 1);
    },
    tellTyping: (ref, side) => void typing.push(`${ref.channel} ${ref.conversation} ${side}`),
    onTyping: (ref, side) => {
      typing.push(`hears ${ref.channel} ${ref.conversation} ${side}`);
      return () => undefined;
    },
  };
  // The web side's port, by structure: this line is the check that both sides still fit.
  const conversations: Conversations = createConversations(adapter, log);
  return { turns, adapter, conversations, wakes, typing };
}

describe('the Direct Line adapter', () => {
  it('runs a turn as the participant, whatever the activity says, and leaves the replies to the log', async () => {
    const { turns, adapter } = start();
    const forged = {
      type: 'message',
      text: 'hello',
      id: 'a1',
      channelId: 'msteams',
      conversation: { id: 'c2' },
      from: { id: 'dl_x' },
    };
    const receipt = await adapter.processActivity(forged, who);
    expect(receipt.rows).to.have.length(3);
    expect(turns.requests).to.deep.equal([
      {
        channel: 'directline',
        conversation: 'c1',
        person: 'dl_u',
        key: 'a1',
        input: { kind: 'said', text: 'hello' },
        delivery: 'log',
      },
    ]);
  });

  it('passes failures on to the door that called', async () => {
    const { turns, adapter } = start();
    turns.failWith(new HelplineError('store-busy', 'busy'));
    const error = await adapter.processActivity({ type: 'message', text: 'x' }, who).catch((thrown: unknown) => thrown);
    expect(error).to.have.property('code', 'store-busy');
  });

  it('says that an activity is not for it', async () => {
    const { adapter } = start();
    const error = await adapter
      .processActivity({ type: 'message', value: { kind: 'nonsense', id: 'x' } }, who)
      .catch((thrown: unknown) => thrown);
    expect(error).to.have.property('code', 'request-invalid');
  });

  it('passes on who is writing: the person to advisors, an advisor to the person', () => {
    const { conversations, typing } = start();
    conversations.tellTyping(who);
    conversations.onTyping('c1', () => undefined);
    expect(typing).to.deep.equal(['directline c1 enquirer', 'hears directline c1 advisor']);
  });

  it('sends nothing but typing, which passes away', async () => {
    const { adapter } = start();
    const context = new TurnContext(adapter, { type: 'message', conversation: { id: 'c1' } } as unknown as Activity);
    await context.sendActivity({ type: 'typing' });
    const attempts = [
      () => context.sendActivity('hello'),
      () => context.updateActivity({ type: 'message', id: 'x' }),
      () => context.deleteActivity('x'),
      () => adapter.continueConversation(),
    ];
    for (const attempt of attempts) {
      expect(await attempt().catch((thrown: unknown) => thrown)).to.have.property('code', 'channel-unsupported');
    }
  });
});

describe('the conversations of Direct Line', () => {
  it('welcome once', async () => {
    const { turns, conversations } = start();
    await Promise.all([conversations.join(who), conversations.join(who)]);
    expect(turns.requests.map(({ input }) => input.kind)).to.deep.equal(['joined']);
  });

  it('give back the id that the message has in the log, the same for a repeated one', async () => {
    const { conversations } = start();
    await conversations.join(who);
    const post = () => conversations.post(who, { type: 'message', text: 'x', channelData: { clientActivityID: 'k' } });
    const [first, second] = [await post(), await post()];
    expect(first).to.deep.equal({ id: 'c1|0000004' });
    expect(second).to.deep.equal(first);
    const { activities, lastSeq } = await conversations.read('c1', 3, 100);
    expect(activities.map(({ id }) => id)).to.deep.equal(['c1|0000004', 'c1|0000006']);
    expect(lastSeq).to.equal(6);
  });

  it('read on past rows that are no messages', async () => {
    const { conversations } = start();
    await conversations.join(who);
    expect(await conversations.read('c1', 0, 1)).to.deep.equal({ activities: [], lastSeq: 1 });
    expect((await conversations.read('c1', 1, 100)).activities).to.have.length(1);
  });

  it('wake their readers until told to stop', () => {
    const { conversations, wakes } = start();
    const stop = conversations.onAppend('c1', () => undefined);
    expect(wakes).to.have.length(1);
    stop();
    expect(wakes).to.have.length(0);
  });
});
