import { expect } from 'chai';
import { home, say } from '../echo-turn.ts';
import type { Place } from '../place.ts';

/** What a store tells those around it. */
export function sharingContract(here: () => Place): void {
  describe('the token key', () => {
    it('is 32 bytes, made once, the same after a restart', async () => {
      const store = await here().open();
      const [first, second] = await Promise.all([store.tokenKey(), store.tokenKey()]);
      await store.close();
      const later = await (await here().open()).tokenKey();
      expect(first).to.have.length(32);
      expect(second).to.deep.equal(first);
      expect(later).to.deep.equal(first);
      expect(new Set(first).size).to.be.above(8);
    });
  });

  describe('a wake-up', () => {
    it('comes after the commit, to those who wait for this conversation and for any', async () => {
      const store = await here().open();
      const woken: string[] = [];
      const seen = new Promise<number>((resolve) => {
        store.onAppend(home, () => void store.readForFamily(home, 0, 10).then((read) => resolve(read.lastSeq)));
      });
      store.onAppend('all', () => woken.push('all'));
      store.onAppend({ ...home, conversation: 'other' }, () => woken.push('other'));
      await store.takeTurn(say('hello'));
      expect(await seen).to.equal(3);
      expect(woken).to.deep.equal(['all']);
    });

    it('does not come for a repeated delivery, nor after it was called off', async () => {
      const store = await here().open();
      await store.takeTurn(say('hello', { key: 'k1' }));
      const woken: string[] = [];
      const stops = [store.onAppend(home, () => woken.push('home')), store.onAppend('all', () => woken.push('all'))];
      await store.takeTurn(say('hello', { key: 'k1' }));
      for (const stop of stops) stop();
      await store.takeTurn(say('more'));
      expect(woken).to.deep.equal([]);
    });

    it('reaches the others when one of them throws', async () => {
      const store = await here().open();
      const woken: string[] = [];
      store.onAppend(home, () => {
        throw new Error('a reader with a bug');
      });
      store.onAppend(home, () => woken.push('second'));
      await store.takeTurn(say('hello'));
      expect(woken).to.deep.equal(['second']);
    });
  });

  it('answers a ping while it is open', async () => {
    const store = await here().open();
    await store.ping();
    await store.close();
    await store.close();
  });
}
