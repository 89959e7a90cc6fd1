import { expect } from 'chai';
import { personTables } from '../../../src/store/tables.ts';
import { createHandClock } from '../../support/hand-clock.ts';
import { echoTurn, home, say } from '../echo-turn.ts';
import { expectCode } from '../expect-code.ts';
import { noon, type Place } from '../place.ts';

const parent = { ...home, person: 'parent' };
const later = noon.now() + 60_000;

/** What a person does with their own chat: come back by a code, revoke it, see what is held. */
export function continuingContract(here: () => Place): void {
  describe('continuing a chat', () => {
    it('opens by its code, until a new one is made or it is revoked', async () => {
      const store = await here().open();
      await store.takeTurn(say('hello'));
      await store.keepContinueCode(parent, { code: 'AAAAAAAA', expiresAt: later });
      expect(await store.findByContinueCode('AAAAAAAA')).to.deep.equal(parent);
      await store.keepContinueCode(parent, { code: 'BBBBBBBB', expiresAt: later });
      expect(await store.findByContinueCode('AAAAAAAA')).to.equal(null);
      expect(await store.findByContinueCode('BBBBBBBB')).to.deep.equal(parent);
      expect(await store.revokeContinueCode(parent)).to.equal(true);
      expect(await store.revokeContinueCode(parent)).to.equal(false);
      expect(await store.findByContinueCode('BBBBBBBB')).to.equal(null);
    });

    it('by a code that ran out is no more possible', async () => {
      const clock = createHandClock();
      const store = await here().open(echoTurn, clock);
      await store.takeTurn(say('hello'));
      await store.keepContinueCode(parent, { code: 'AAAAAAAA', expiresAt: clock.now() + 1000 });
      clock.advance(1000);
      expect(await store.findByContinueCode('AAAAAAAA')).to.equal(null);
      expect((await store.holdings(parent)).code).to.equal(null);
    });

    it('is for the person whose it is, once it has begun, and not after erasure', async () => {
      const store = await here().open();
      const code = { code: 'AAAAAAAA', expiresAt: later };
      await expectCode(store.keepContinueCode(parent, code), 'request-invalid');
      await store.takeTurn(say('hello'));
      await expectCode(store.keepContinueCode({ ...parent, person: 'somebody' }, code), 'request-invalid');
      await store.keepContinueCode(parent, code);
      await store.erasePerson(parent);
      expect(await store.findByContinueCode('AAAAAAAA')).to.equal(null);
      await expectCode(store.keepContinueCode(parent, code), 'conversation-erased');
    });
  });

  describe('what is held about a person', () => {
    it('is counted in every table, and of them alone', async () => {
      const store = await here().open();
      await store.takeTurn(say('hello', { key: 'k1', delivery: 'outbox' }));
      await store.takeTurn(say('timer lease 500'));
      await store.takeTurn(say('of somebody else', { conversation: 'other', person: 'somebody' }));
      await store.keepContinueCode(parent, { code: 'AAAAAAAA', expiresAt: later });
      await store.keepNotice('v1', 'Who reads this.');
      expect(await store.acceptNotice(parent, 'v1')).to.equal(true);
      const counts = { conversations: 1, log: 6, turns: 1, timers: 1, outbox: 1, continue_codes: 1, notice_acceptances: 1 };
      const { tables, ...held } = await store.holdings(parent);
      expect(Object.fromEntries(Object.entries(tables).filter(([, rows]) => rows > 0))).to.deep.equal(counts);
      expect(Object.keys(tables)).to.have.members(personTables);
      expect(held).to.deep.equal({
        begunAt: noon.now(),
        changedAt: noon.now(),
        code: { code: 'AAAAAAAA', expiresAt: later },
        state: { count: 2, last: 'timer lease 500' },
        notices: [{ version: 'v1', at: noon.now() }],
      });
    });

    it('takes a notice once, and only one that families were shown', async () => {
      const store = await here().open();
      await store.takeTurn(say('hello'));
      expect(await store.acceptNotice(parent, 'unknown')).to.equal(false);
      await store.keepNotice('v1', 'Who reads this.');
      await store.keepNotice('v1', 'Who reads this.');
      for (const _ of [1, 2]) expect(await store.acceptNotice(parent, 'v1')).to.equal(true);
      expect((await store.holdings(parent)).notices).to.have.length(1);
    });
  });
}
