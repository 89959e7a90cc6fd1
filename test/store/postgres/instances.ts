import { expect } from 'chai';
import type { Store } from '../../../src/store/port.ts';
import type { PostgresServer } from '../../support/postgres.ts';
import { home, say } from '../echo-turn.ts';
import { type Place, postgresPlace } from '../place.ts';

/** Several instances on one database are one store. */
export function instanceTests(server: () => PostgresServer): void {
  describe('two instances on one PostgreSQL database', function instances() {
    let place: Place | null = null;
    afterEach(async () => place?.remove());

    /** Opened at once, on an empty database. */
    async function openBoth(pollMs?: number): Promise<[Store, Store]> {
      place = await postgresPlace(server(), pollMs);
      return Promise.all([place.open(), place.open()]);
    }

    it('share a conversation: 100 turns from both leave no gap and lose no count', async () => {
      const stores = await openBoth();
      const turns = Array.from({ length: 100 }, (_, index) => stores[index % 2 === 0 ? 0 : 1].takeTurn(say(`message ${index}`)));
      const seqs = (await Promise.all(turns)).flatMap((receipt) => receipt.rows.map((row) => row.seq));
      expect(seqs.sort((a, b) => a - b)).to.deep.equal(Array.from({ length: 300 }, (_, index) => index + 1));
      const last = await stores[0].takeTurn(say('last'));
      expect(last.rows[1]?.body).to.deep.include({ message: { tone: 'plain', text: '101: last', buttons: [] } });
    });

    it('make one turn of one key, however often it comes to either', async () => {
      const stores = await openBoth();
      const turns = [0, 1, 0, 1, 0, 1].map((index) => stores[index === 0 ? 0 : 1].takeTurn(say('once', { key: 'k1' })));
      const receipts = await Promise.all(turns);
      expect(receipts.filter((receipt) => !receipt.repeated)).to.have.length(1);
      for (const receipt of receipts) expect(receipt.rows).to.deep.equal(receipts[0]?.rows);
    });

    it('have one token key, also when both ask first', async () => {
      const [one, two] = await openBoth();
      const [first, second] = await Promise.all([one.tokenKey(), two.tokenKey()]);
      expect(second).to.deep.equal(first);
    });

    it('wake each other', async () => {
      const [one, two] = await openBoth();
      const woken = Promise.all([
        new Promise<void>((resolve) => two.onAppend(home, resolve)),
        new Promise<void>((resolve) => two.onAppend('all', resolve)),
      ]);
      await one.takeTurn(say('hello'));
      await woken;
      expect((await two.readForFamily(home, 0, 10)).lastSeq).to.equal(3);
    });

    it('tell each other who is writing', async () => {
      const [one, two] = await openBoth();
      const heard = new Promise<void>((resolve) => two.onTyping(home, 'enquirer', resolve));
      two.onTyping(home, 'advisor', () => {
        throw new Error('the advisor is not writing');
      });
      one.tellTyping(home, 'enquirer');
      await heard;
    });

    it('find by looking what no notification told them', async () => {
      const [one, two] = await openBoth(20);
      await one.takeTurn(say('hello'));
      const looks = { before: 0, after: 0 };
      const seen = Promise.withResolvers<void>();
      // The first look at a conversation wakes in any case; the change comes after it.
      const first = Promise.withResolvers<void>();
      two.onAppend(home, () => {
        looks.before += 1;
        first.resolve();
        if (looks.before > 1) seen.resolve();
      });
      await first.promise;
      await place?.query('update conversations set last_seq = last_seq + 1');
      await seen.promise;
    });

    it('erase and take turns at once without waiting for each other for ever', async () => {
      const [one, two] = await openBoth();
      const people = ['ann', 'ben', 'cat'];
      const rooms = ['x', 'y', 'z'];
      const turns = people.flatMap((person) => rooms.map((conversation) => one.takeTurn(say('hi', { person, conversation }))));
      await Promise.all(turns);
      const erasures = people.map((person, index) => (index === 1 ? one : two).erasePerson({ channel: 'test', person }));
      const more = rooms.map((conversation) => two.takeTurn(say('more', { conversation })).catch(() => null));
      const counts = await Promise.all(erasures);
      await Promise.all(more);
      expect(counts.reduce((sum, erasure) => sum + erasure.conversations, 0)).to.equal(3);
    });
  });
}
