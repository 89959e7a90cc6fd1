import { expect } from 'chai';
import { personTables } from '../../../src/store/tables.ts';
import { createHandClock } from '../../support/hand-clock.ts';
import { echoTurn, home, say } from '../echo-turn.ts';
import { expectCode } from '../expect-code.ts';
import { dump, type Place } from '../place.ts';

const dayMs = 86_400_000;
const limits = { conversationDays: 90, receiptDays: 30, deliveryDays: 14, accessDays: 365 };

/** Nothing is kept for longer than is said. */
export function retentionContract(here: () => Place): void {
  describe('the time for which things are kept', () => {
    it('ends conversations in which nothing happens, in every table, and leaves the others alone', async () => {
      const clock = createHandClock();
      const store = await here().open(echoTurn, clock);
      for (const conversation of ['old', 'kept']) {
        const who = { channel: 'test', conversation, person: conversation };
        await store.takeTurn(say(`words of ${conversation}`, { ...who, key: 'k1', delivery: 'outbox' }));
        await store.takeTurn(say('timer lease 500', who));
        await store.keepContinueCode(who, { code: `CODE-${conversation}`, expiresAt: clock.now() + 900 * dayMs });
        await store.keepNotice('v1', 'Who reads this.');
        await store.acceptNotice(who, 'v1');
      }
      clock.advance(80 * dayMs);
      await store.takeTurn(say('again', { conversation: 'kept', person: 'kept' }));
      clock.advance(10 * dayMs + 1);
      const woken = new Promise<void>((resolve) => store.onAppend({ channel: 'test', conversation: 'old' }, resolve));
      expect((await store.keepRetention(limits)).conversations).to.equal(1);
      await woken;
      await expectCode(store.readForFamily({ channel: 'test', conversation: 'old' }, 0, 10), 'conversation-erased');
      expect((await store.readForFamily({ channel: 'test', conversation: 'kept' }, 0, 10)).rows).to.have.length(6);
      await store.close();
      const left = await dump(here());
      for (const table of personTables.filter((name) => name !== 'conversations')) {
        expect(left[table].join(), table).to.not.include('"old"').and.not.include('words of old');
      }
      expect(left.continue_codes.join()).to.include('CODE-kept');
    });

    it('removes receipts, undelivered messages and codes when theirs is over', async () => {
      const clock = createHandClock();
      const store = await here().open(echoTurn, clock);
      await store.takeTurn(say('hello', { key: 'k1', delivery: 'outbox' }));
      await store.keepContinueCode({ ...home, person: 'parent' }, { code: 'AAAAAAAA', expiresAt: clock.now() + 5 * dayMs });
      for (const [days, rows] of [
        [4, 0],
        [2, 1],
        [9, 1],
        [16, 1],
      ] as const) {
        clock.advance(days * dayMs);
        expect(await store.keepRetention(limits), `after ${days} more days`).to.deep.equal({ conversations: 0, rows });
      }
      expect((await store.readForFamily(home, 0, 10)).rows).to.have.length(2);
    });

    it('keeps the shell of an ended conversation for a week, so that its token is told', async () => {
      const clock = createHandClock();
      const store = await here().open(echoTurn, clock);
      await store.takeTurn(say('hello'));
      await store.erasePerson({ channel: 'test', person: 'parent' });
      clock.advance(6 * dayMs);
      await store.keepRetention(limits);
      await expectCode(store.readForFamily(home, 0, 10), 'conversation-erased');
      clock.advance(2 * dayMs);
      expect(await store.keepRetention(limits)).to.deep.equal({ conversations: 0, rows: 1 });
      await store.close();
      expect((await dump(here())).conversations).to.deep.equal([]);
    });

    it('ends any number of them in one go', async () => {
      const clock = createHandClock();
      const store = await here().open(echoTurn, clock);
      await Promise.all(
        Array.from({ length: 120 }, (_, i) => store.takeTurn(say('hello', { conversation: `c${i}`, person: `p${i}` }))),
      );
      clock.advance(91 * dayMs);
      expect((await store.keepRetention(limits)).conversations).to.equal(120);
    });
  });
}
