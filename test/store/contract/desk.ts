import { expect } from 'chai';
import { createHandClock } from '../../support/hand-clock.ts';
import { echoTurn, home, say } from '../echo-turn.ts';
import { dump, noon, type Place } from '../place.ts';

const hourMs = 3_600_000;
const limits = { conversationDays: 90, receiptDays: 30, deliveryDays: 14, accessDays: 365 };
const sam = { advisor: 'sam', name: 'Sam', roles: ['advisor', 'lead'] };

/** What the desk keeps of its own: sessions, who read what, rules, bars, proposals. */
export function deskContract(here: () => Place): void {
  describe('the desk’s own', () => {
    it('sessions are good until they end, or have slept for too long', async () => {
      const clock = createHandClock();
      const { desk } = await here().open(echoTurn, clock);
      const session = { ...sam, id: 'digest', endsAt: clock.now() + 12 * hourMs };
      await desk.keepSession(session);
      expect(await desk.findSession('other', hourMs, false)).to.equal(null);
      for (let count = 0; count < 11; count += 1) {
        clock.advance(hourMs - 1);
        expect(await desk.findSession('digest', hourMs, false)).to.deep.equal(session);
      }
      clock.advance(hourMs - 1);
      expect(await desk.findSession('digest', hourMs, true), 'looking is no use').to.deep.equal(session);
      clock.advance(1);
      expect(await desk.findSession('digest', hourMs, false), 'slept').to.equal(null);
      await desk.keepSession({ ...session, id: 'short', endsAt: clock.now() + 1000 });
      clock.advance(1000);
      expect(await desk.findSession('short', hourMs, false), 'ended').to.equal(null);
    });

    it('sessions end one by one, or all of an advisor’s at once', async () => {
      const { desk } = await here().open();
      const endsAt = noon.now() + hourMs;
      for (const id of ['one', 'two', 'three']) await desk.keepSession({ ...sam, id, endsAt });
      await desk.keepSession({ ...sam, advisor: 'kim', id: 'kims', endsAt });
      await desk.endSession('one');
      expect(await desk.findSession('one', hourMs, false)).to.equal(null);
      expect(await desk.endSessionsOf('sam')).to.equal(2);
      expect(await desk.findSession('two', hourMs, false)).to.equal(null);
      expect(await desk.findSession('kims', hourMs, false)).to.not.equal(null);
    });

    it('rules hold until they are taken away or end, and say what a turn may do', async () => {
      const clock = createHandClock();
      const { desk } = await here().open(echoTurn, clock);
      const endsAt = clock.now() + hourMs;
      await desk.setRule({ name: 'cap', value: '2', by: 'Sam', endsAt: null });
      await desk.setRule({ name: 'cap', value: '3', by: 'Kim', endsAt: null });
      await desk.setRule({ name: 'closed', value: 'yes', by: 'Kim', endsAt });
      await desk.setRule({ name: 'withdrawn:outlook', value: 'yes', by: 'Kim', endsAt });
      expect(await desk.overrides()).to.deep.equal({
        closedToday: true,
        chatCap: 3,
        withdrawnEntries: ['outlook'],
        blocked: [],
      });
      await desk.setRule({ name: 'closed', value: null, by: 'Kim', endsAt: null });
      expect((await desk.overrides()).closedToday).to.equal(false);
      clock.advance(hourMs);
      expect(await desk.overrides()).to.deep.include({ chatCap: 3, withdrawnEntries: [] });
    });

    it('bars whoever began a conversation, until it is taken away or they are erased', async () => {
      const store = await here().open();
      const block = { id: 'b1', by: 'Sam', reason: 'abuse' };
      expect(await store.desk.block(home, block)).to.equal(false);
      await store.takeTurn(say('hello'));
      for (const id of ['b1', 'b2']) expect(await store.desk.block(home, { ...block, id })).to.equal(true);
      expect((await store.desk.overrides()).blocked).to.deep.equal([{ channel: 'test', person: 'parent' }]);
      expect(await store.desk.blocks()).to.deep.equal([{ ...block, channel: 'test', person: 'parent', at: noon.now() }]);
      expect(await store.desk.unblock('b1')).to.equal(true);
      expect(await store.desk.unblock('b1')).to.equal(false);
      await store.desk.block(home, block);
      await store.erasePerson({ channel: 'test', person: 'parent' });
      expect(await store.desk.blocks()).to.deep.equal([]);
    });

    it('keeps proposals as they were written', async () => {
      const { desk } = await here().open();
      const proposal = { id: 'p1', at: noon.now(), by: 'Sam', status: 'open', body: { title: 'Häm 🙂', questions: ['a', 'b'] } };
      await desk.keepProposal(proposal);
      await desk.keepProposal({ ...proposal, id: 'p2', at: noon.now() + 1 });
      expect((await desk.proposals()).map(({ id }) => id)).to.deep.equal(['p2', 'p1']);
      expect((await desk.proposals())[1]).to.deep.equal(proposal);
      expect(await desk.setProposalStatus('p1', 'exported')).to.equal(true);
      expect(await desk.setProposalStatus('p9', 'exported')).to.equal(false);
      expect((await desk.proposals())[1]?.status).to.equal('exported');
    });

    it('keeps who read what for its own time, by ids, and no longer', async () => {
      const clock = createHandClock();
      const store = await here().open(echoTurn, clock);
      await store.desk.noteAccess({ advisor: 'sam', what: 'chat', target: 'h1' });
      await store.desk.keepSession({ ...sam, id: 'digest', endsAt: clock.now() + hourMs });
      await store.desk.setRule({ name: 'closed', value: 'yes', by: 'Kim', endsAt: clock.now() + hourMs });
      clock.advance(364 * 24 * hourMs);
      expect((await store.keepRetention(limits)).rows, 'the session and the rule').to.equal(2);
      clock.advance(2 * 24 * hourMs);
      expect((await store.keepRetention(limits)).rows).to.equal(1);
      await store.close();
      expect((await dump(here())).desk_access).to.deep.equal([]);
    });

    it('counts what messages came to, and finds the words that had no answer', async () => {
      const clock = createHandClock();
      const store = await here().open(decidingTurn, clock);
      await store.takeTurn(say('long ago', { conversation: 'old' }));
      clock.advance(hourMs);
      const since = clock.now();
      for (const text of ['unknown: first', 'answer: it', 'unknown: second']) {
        clock.advance(1000);
        await store.takeTurn(say(text, { conversation: text }));
      }
      expect(await store.desk.counts(since)).to.deep.equal({
        conversations: 3,
        outcomes: { unknown: 2, answer: 1 },
        handoffs: [],
        feedback: [],
        unanswered: ['unknown: second', 'unknown: first'],
      });
    });

    it('tells which answers people said did not help, the latest first', async () => {
      const clock = createHandClock();
      const store = await here().open(decidingTurn, clock);
      const feedback = async (isGood: boolean, about: number | null) => {
        clock.advance(1000);
        await store.takeSideTurn({ ...home, key: `${isGood} ${about}`, input: { kind: 'feedback', isGood, about } });
      };
      await store.takeTurn(say('answer: first'));
      await store.takeTurn(say('answer: second'));
      await feedback(false, 3);
      await feedback(true, 6);
      await feedback(false, null);
      expect((await store.desk.counts(0)).feedback).to.deep.equal([
        { isGood: false, entries: [] },
        { isGood: true, entries: ['answer: second'] },
        { isGood: false, entries: ['answer: first'] },
      ]);
    });
  });
}

/** A turn that decides what the message names before its colon. */
const decidingTurn: typeof echoTurn = (_state, { input }) => {
  if (input.kind === 'feedback')
    return { state: null, rows: [{ audience: 'system', from: 'enquirer', body: input }], timers: [] };
  const text = input.kind === 'said' ? input.text : '';
  const [outcome = ''] = text.split(':');
  const message = { tone: 'answer', text, buttons: [] } as const;
  return {
    state: null,
    rows: [
      { audience: 'all', from: 'enquirer', body: { kind: 'inbound', input } },
      { audience: 'system', from: 'system', body: { kind: 'decision', outcome, entries: [text], confidence: 0.123 } },
      { audience: 'all', from: 'assistant', body: { kind: 'outbound', message } },
    ],
    timers: [],
  };
};
