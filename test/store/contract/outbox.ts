import { expect } from 'chai';
import type { RunTurn } from '../../../src/conversation/turn-request.ts';
import { joinQueue, offerHandoff } from '../../../src/handoff/transitions.ts';
import type { Store } from '../../../src/store/port.ts';
import { createHandClock } from '../../support/hand-clock.ts';
import { echoTurn, home, say } from '../echo-turn.ts';
import type { Place } from '../place.ts';

/** Sends that wait go out in order, by one taker at a time, at least once; what can't go out is seen. */
export function outboxContract(here: () => Place): void {
  const minuteMs = 60_000;
  const outbox = { delivery: 'outbox' } as const;
  /** Takes what is due and calls it sent, until nothing is. */
  async function drain(store: Store, until: number): Promise<string[]> {
    const sent: string[] = [];
    for (let send = await store.outbox.take(until); send; send = await store.outbox.take(until)) {
      sent.push(`${send.conversation} ${send.seq}`);
      await store.outbox.sent(send, `id-${send.seq}`);
    }
    return sent;
  }

  describe('sends', () => {
    it('come with their row and the address that was last given, one after another', async () => {
      const clock = createHandClock();
      const store = await here().open(echoTurn, clock);
      await store.takeTurn(say('one', { ...outbox, address: 'first' }));
      await store.takeTurn(say('two', { ...outbox, address: 'second' }));
      await store.takeTurn(say('three', outbox));
      const until = clock.now() + minuteMs;
      const first = await store.outbox.take(until);
      expect(first).to.deep.include({ ...home, target: 'enquirer', seq: 2, tries: 1, address: 'second', person: 'parent' });
      expect(first?.row.body).to.have.nested.property('message.text', '1: one');
      // The second waits for the first.
      expect(await store.outbox.take(until)).to.equal(null);
      if (first) await store.outbox.sent(first, 'x1');
      expect(await drain(store, until)).to.deep.equal(['home 5', 'home 8']);
    });

    it('of other conversations do not wait for one that is slow', async () => {
      const clock = createHandClock();
      const store = await here().open(echoTurn, clock);
      await store.takeTurn(say('one', outbox));
      await store.takeTurn(say('two', outbox));
      await store.takeTurn(say('other', { ...outbox, conversation: 'away' }));
      const slow = await store.outbox.take(clock.now() + minuteMs);
      if (slow) await store.outbox.putOff(slow, clock.now() + minuteMs);
      expect(await drain(store, clock.now() + minuteMs)).to.deep.equal(['away 2']);
      clock.advance(minuteMs);
      expect(await drain(store, clock.now() + minuteMs)).to.deep.equal(['home 2', 'home 5']);
    });

    it('whose taker is gone are taken again, and the first taker can say nothing about them any more', async () => {
      const clock = createHandClock();
      const store = await here().open(echoTurn, clock);
      await store.takeTurn(say('one', outbox));
      const lost = await store.outbox.take(clock.now() + minuteMs);
      clock.advance(minuteMs);
      const again = await store.outbox.take(clock.now() + minuteMs);
      expect(again).to.deep.include({ seq: 2, tries: 2 });
      if (!lost || !again) throw new Error('nothing was taken');
      await store.outbox.giveUp(lost, '403');
      await store.outbox.putOff(lost, clock.now());
      expect(await store.outbox.deadLetters(10)).to.deep.equal([]);
      expect(await store.outbox.take(clock.now() + minuteMs)).to.equal(null);
      await store.outbox.sent(again, 'x');
      expect(await store.outbox.findSent(home, 'x')).to.deep.include({ seq: 2 });
      clock.advance(1);
      await store.takeTurn(say('two', outbox));
      const next = await store.outbox.take(clock.now() + minuteMs);
      if (!next) throw new Error('nothing was taken');
      expect((await store.outbox.lastSent(next)).map(({ id, row }) => `${id} ${row.seq}`)).to.deep.equal(['x 2']);
    });

    it('that can’t go out are kept as dead letters, told of, and hold up nothing', async () => {
      const clock = createHandClock();
      const store = await here().open(echoTurn, clock);
      await store.takeTurn(say('one', outbox));
      await store.takeTurn(say('two', outbox));
      const send = await store.outbox.take(clock.now() + minuteMs);
      if (send) await store.outbox.giveUp(send, '403');
      expect(await store.outbox.deadLetters(10)).to.deep.equal([
        { ...home, target: 'enquirer', seq: 2, failedAt: clock.now(), failure: '403', tries: 1, handoff: null },
      ]);
      expect((await store.handoffs.openAlerts(10)).map(({ kind }) => kind)).to.deep.equal(['undelivered']);
      expect(await drain(store, clock.now() + minuteMs)).to.deep.equal(['home 5']);
    });

    it('that can’t go out name the handoff that opens their chat, unless nobody was asked for', async () => {
      const clock = createHandClock();
      const offered = offerHandoff('offered', 'asked', 0);
      const asked = joinQueue({ ...offered, id: 'asked' }, { reason: 'asked', briefing: null, consent: null }, 0);
      const turn: RunTurn = (state, request, now) => ({
        ...echoTurn(state, request, now),
        handoff: request.conversation === 'home' ? asked : offered,
      });
      const store = await here().open(turn, clock);
      for (const conversation of ['home', 'away']) await store.takeTurn(say('one', { ...outbox, conversation }));
      for (let send = await store.outbox.take(clock.now() + 1); send; send = await store.outbox.take(clock.now() + 1))
        await store.outbox.giveUp(send, '403');
      const dead = await store.outbox.deadLetters(10);
      expect(dead.map(({ conversation, handoff }) => `${conversation} ${handoff ?? '-'}`).sort()).to.deep.equal([
        'away -',
        'home asked',
      ]);
    });

    it('are taken once each, however many take them at once', async () => {
      const clock = createHandClock();
      const store = await here().open(echoTurn, clock);
      const conversations = Array.from({ length: 20 }, (_, i) => `c${i}`);
      for (const conversation of conversations) await store.takeTurn(say('hello', { ...outbox, conversation }));
      const taken = await Promise.all(Array.from({ length: 40 }, () => store.outbox.take(clock.now() + minuteMs)));
      const names = taken.flatMap((send) => (send ? [send.conversation] : []));
      expect(new Set(names).size).to.equal(names.length);
      // A busy database may pass one over for a moment: it is still there.
      const rest = await drain(store, clock.now() + minuteMs);
      expect([...names, ...rest.map((name) => name.split(' ')[0])].sort()).to.deep.equal([...conversations].sort());
    });

    it('to advisors are queued beside the family’s while a channel is chosen, with what is for advisors alone', async () => {
      const clock = createHandClock();
      const turn: RunTurn = (state, request, now) => ({ ...echoTurn(state, request, now), forAdvisors: 'h1' });
      const store = await here().open(turn, clock);
      await store.takeTurn(say('before'));
      await store.deskThreads.setChannel('a channel', 'sam');
      await store.takeTurn(say('note', outbox));
      await store.deskThreads.setChannel(null, 'sam');
      await store.takeTurn(say('after'));
      const sends = [];
      for (let send = await store.outbox.take(clock.now() + 1); send; send = await store.outbox.take(clock.now() + 1)) {
        sends.push(`${send.target} ${send.seq} ${send.handoff ?? '-'}`);
        await store.outbox.sent(send, null);
      }
      expect(sends.sort()).to.deep.equal(['advisors 4 h1', 'advisors 5 h1', 'advisors 6 h1', 'enquirer 5 -']);
    });
  });

  describe('the advisors’ threads', () => {
    const thread = { ...home, person: 'parent', handoff: 'h1', thread: 't1', card: 'k1' };

    it('are found by handoff and by thread, the first stays, and goes with the family', async () => {
      const store = await here().open();
      await store.takeTurn(say('hello'));
      await store.deskThreads.keep(thread);
      await store.deskThreads.keep({ ...thread, thread: 't2' });
      expect(await store.deskThreads.find('h1')).to.deep.equal(thread);
      expect(await store.deskThreads.findByThread('t1')).to.deep.equal(thread);
      expect(await store.deskThreads.findByThread('t2')).to.equal(null);
      await store.erasePerson({ channel: 'test', person: 'parent' });
      expect(await store.deskThreads.find('h1')).to.equal(null);
    });
  });
}
