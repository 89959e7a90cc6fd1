import { expect } from 'chai';
import { home, say } from '../echo-turn.ts';
import type { Place } from '../place.ts';

/** The same delivery twice counts once. */
export function keyContract(here: () => Place): void {
  describe('a key', () => {
    it('makes five deliveries at once one turn, and all five get its receipt', async () => {
      const store = await here().open();
      const receipts = await Promise.all([1, 2, 3, 4, 5].map(() => store.takeTurn(say('once', { key: 'k1' }))));
      expect(receipts.filter((receipt) => receipt.repeated)).to.have.length(4);
      for (const receipt of receipts) expect(receipt.rows).to.deep.equal(receipts[0]?.rows);
      expect((await store.readForFamily(home, 0, 10)).lastSeq).to.equal(3);
    });

    it('gives back the first rows later, and after a restart', async () => {
      const store = await here().open();
      const first = await store.takeTurn(say('once', { key: 'k1' }));
      await store.takeTurn(say('between', { key: 'k2' }));
      await store.close();
      const again = await (await here().open()).takeTurn(say('once', { key: 'k1' }));
      expect(again).to.deep.equal({ rows: first.rows, repeated: true });
    });

    it('that is null makes every delivery its own', async () => {
      const store = await here().open();
      const receipts = await Promise.all([1, 2, 3].map(() => store.takeTurn(say('same words'))));
      expect(receipts.map((receipt) => receipt.repeated)).to.deep.equal([false, false, false]);
      expect((await store.readForFamily(home, 0, 10)).lastSeq).to.equal(9);
    });

    it('belongs to its conversation and its channel', async () => {
      const store = await here().open();
      const places = [{}, { conversation: 'other' }, { channel: 'other' }];
      const receipts = await Promise.all(places.map((place) => store.takeTurn(say('hello', { key: 'k1', ...place }))));
      expect(receipts.map((receipt) => receipt.repeated)).to.deep.equal([false, false, false]);
    });
  });
}
