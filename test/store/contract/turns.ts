import { expect } from 'chai';
import type { RunTurn } from '../../../src/conversation/turn-request.ts';
import { echoTurn, home, say } from '../echo-turn.ts';
import { expectCode, rejectionOf } from '../expect-code.ts';
import { dump, noon, type Place } from '../place.ts';

/** One turn is one transaction: all of it or nothing, one after another. */
export function turnContract(here: () => Place): void {
  describe('a turn', () => {
    it('begins with no state, and is handed what the last one left', async () => {
      const states: unknown[] = [];
      const left = { version: 1, offered: ['a', null, 1.5, { deep: [true] }] };
      const store = await here().open((state, request, now) => {
        states.push(state);
        return { ...echoTurn(null, request, now), state: left };
      });
      await store.takeTurn(say('one'));
      await store.takeTurn(say('two'));
      expect(states).to.deep.equal([null, left]);
    });

    it('gives back its rows as they were appended, the input first', async () => {
      const store = await here().open();
      const receipt = await store.takeTurn(say('hello', { key: 'k1' }));
      expect(receipt.repeated).to.equal(false);
      expect(receipt.rows.map(({ seq, audience, from, at, clientKey }) => [seq, audience, from, at, clientKey])).to.deep.equal([
        [1, 'all', 'enquirer', noon.now(), 'k1'],
        [2, 'all', 'assistant', noon.now(), null],
        [3, 'system', 'system', noon.now(), null],
      ]);
      expect(receipt.rows[0]?.body).to.deep.equal({ kind: 'inbound', input: { kind: 'said', text: 'hello' } });
    });

    it('may append nothing', async () => {
      const store = await here().open(() => ({ state: 'quiet', rows: [], timers: [] }));
      expect(await store.takeTurn(say('x', { key: 'k1' }))).to.deep.equal({ rows: [], repeated: false });
      expect(await store.takeTurn(say('x', { key: 'k1' }))).to.deep.equal({ rows: [], repeated: true });
      expect(await store.readForFamily(home, 0, 10)).to.deep.equal({ rows: [], lastSeq: 0 });
    });

    it('runs alone: 100 at once leave no gap, mix no rows and lose no count', async () => {
      const store = await here().open();
      const receipts = await Promise.all(Array.from({ length: 100 }, (_, index) => store.takeTurn(say(`message ${index}`))));
      const seqs = receipts.map((receipt) => receipt.rows.map((row) => row.seq));
      for (const [first, ...rest] of seqs) expect(rest).to.deep.equal([Number(first) + 1, Number(first) + 2]);
      expect(seqs.flat().sort((a, b) => a - b)).to.deep.equal(Array.from({ length: 300 }, (_, index) => index + 1));
      const last = await store.takeTurn(say('the last'));
      expect(last.rows[1]?.body).to.deep.include({ message: { tone: 'plain', text: '101: the last', buttons: [] } });
    });

    it('keeps the order in which messages came', async () => {
      const store = await here().open();
      const receipts = await Promise.all([1, 2, 3, 4, 5].map((index) => store.takeTurn(say(`message ${index}`))));
      expect(receipts.map((receipt) => receipt.rows[0]?.seq)).to.deep.equal([1, 4, 7, 10, 13]);
    });

    it('that throws undoes itself alone, and the error comes out as it is', async () => {
      const store = await here().open();
      const group = ['one', 'throw', 'two', 'throw', 'three'].map((text) => store.takeTurn(say(text)));
      const results = await Promise.allSettled(group);
      expect(results.map((result) => result.status)).to.deep.equal([
        'fulfilled',
        'rejected',
        'fulfilled',
        'rejected',
        'fulfilled',
      ]);
      expect(results[1]).to.have.property('reason').that.is.instanceOf(RangeError);
      expect((await store.readForFamily(home, 0, 10)).rows.map((row) => row.seq)).to.deep.equal([1, 2, 4, 5, 7, 8]);
    });

    it('that throws in a new conversation leaves no trace of it', async () => {
      const store = await here().open();
      await rejectionOf(store.takeTurn(say('throw', { key: 'k1' })));
      expect(await store.hasConversation(home)).to.equal(false);
      expect((await store.takeTurn(say('again', { key: 'k1' }))).repeated).to.equal(false);
    });

    it('sets, moves and clears timers by name', async () => {
      const store = await here().open();
      for (const text of ['timer lease 500', 'timer lease 900', 'timer idle 700', 'timer gone 800', 'timer gone']) {
        await store.takeTurn(say(text));
      }
      await store.close();
      const timers = (await dump(here())).timers;
      expect(timers.map((row) => JSON.parse(row)).map((row) => [row.name, Number(row.due_at)])).to.have.deep.members([
        ['lease', 900],
        ['idle', 700],
      ]);
    });

    it('queues what is said to everyone for channels that are sent to, in order, and nothing else', async () => {
      const store = await here().open();
      await store.takeTurn(say('note', { delivery: 'outbox' }));
      await store.takeTurn(say('more', { delivery: 'outbox' }));
      await store.takeTurn(say('read', { delivery: 'log' }));
      await store.takeTurn(say('at once', { delivery: 'inline' }));
      await store.close();
      const sends = (await dump(here())).outbox;
      expect(sends.map((row) => Number(JSON.parse(row).seq)).sort((a, b) => a - b)).to.deep.equal([2, 6]);
    });

    it('is refused without a conversation, a person or a key that can be kept', async () => {
      const ran: unknown[] = [];
      const count: RunTurn = (...turn) => {
        ran.push(turn);
        return echoTurn(...turn);
      };
      const store = await here().open(count);
      const faults = [
        { conversation: '' },
        { channel: '' },
        { person: '' },
        { key: '' },
        { key: 'x'.repeat(257) },
        { person: 'a\0b' },
      ];
      for (const fault of [...faults, { conversation: '\ud83d' }])
        await expectCode(store.takeTurn(say('x', fault)), 'request-invalid');
      expect(ran).to.deep.equal([]);
    });

    it('is refused once the store is closed, and what came before is finished', async () => {
      const store = await here().open();
      const before = store.takeTurn(say('before'));
      const closing = store.close();
      await expectCode(store.takeTurn(say('after')), 'store-busy');
      await closing;
      expect((await before).rows).to.have.length(3);
    });
  });
}
