import { expect } from 'chai';
import type { Store } from '../../../src/store/port.ts';
import { personTables } from '../../../src/store/tables.ts';
import { home, say } from '../echo-turn.ts';
import { expectCode } from '../expect-code.ts';
import { dump, noon, type Place } from '../place.ts';

/** Whoever asks to be forgotten is, and nobody else. */
export function erasureContract(here: () => Place): void {
  describe('erasing a person', () => {
    it('removes them from every table, and leaves everyone else as they were, byte for byte', async () => {
      const filled = await here().open();
      for (const person of ['ann', 'ben', 'cat']) await live(filled, person);
      await filled.close();
      const before = await dump(here());
      for (const table of personTables) expect(before[table].join(), `nothing of ben's in ${table}`).to.include('"ben');
      const store = await here().open();
      expect(await store.erasePerson({ channel: 'test', person: 'ben' })).to.deep.equal({ conversations: 2 });
      await store.close();
      const after = await dump(here());
      for (const table of personTables) expect(withoutBen(after[table])).to.deep.equal(withoutBen(before[table]));
      expect(after.secrets).to.deep.equal(before.secrets);
      expect(JSON.stringify(after)).to.not.include('words of ben').and.not.include('"ben"');
    });

    it('leaves tombstones: their tokens are told that it is erased, and no turn brings it back', async () => {
      const store = await here().open();
      await store.takeTurn(say('hello', { key: 'k1' }));
      await store.erasePerson({ channel: 'test', person: 'parent' });
      await expectCode(store.readForFamily(home, 0, 10), 'conversation-erased');
      await expectCode(store.takeTurn(say('hello', { key: 'k1' })), 'conversation-erased');
      await expectCode(store.hasConversation(home), 'conversation-erased');
      expect(await store.erasePerson({ channel: 'test', person: 'parent' })).to.deep.equal({ conversations: 0 });
      expect((await store.takeTurn(say('a new start', { conversation: 'new' }))).rows[0]?.seq).to.equal(1);
    });

    it('who only joined in someone else’s conversation takes their rows alone, and what it remembered', async () => {
      const store = await here().open();
      await store.takeTurn(say('mine', { person: 'ann' }));
      await store.takeTurn(say('words of ben', { person: 'ben' }));
      expect(await store.erasePerson({ channel: 'test', person: 'ben' })).to.deep.equal({ conversations: 0 });
      const next = await store.takeTurn(say('still here', { person: 'ann' }));
      expect(next.rows[1]?.body).to.deep.include({ message: { tone: 'plain', text: '1: still here', buttons: [] } });
      const read = await store.readForFamily(home, 0, 10);
      expect(read.rows.map((row) => row.seq)).to.deep.equal([1, 2, 7, 8]);
      expect(read.lastSeq).to.equal(9);
    });

    it('is one person on one channel', async () => {
      const store = await here().open();
      await store.takeTurn(say('hello'));
      await store.erasePerson({ channel: 'other', person: 'parent' });
      await store.erasePerson({ channel: 'test', person: 'paren' });
      await store.erasePerson({ channel: 'test', person: '%' });
      expect((await store.readForFamily(home, 0, 10)).rows).to.have.length(2);
    });

    it('is refused without saying who', async () => {
      const store = await here().open();
      await store.takeTurn(say('hello'));
      const nobody = undefined as unknown as string;
      for (const person of ['', nobody]) await expectCode(store.erasePerson({ channel: 'test', person }), 'request-invalid');
      for (const channel of ['', nobody]) await expectCode(store.erasePerson({ channel, person: 'parent' }), 'request-invalid');
      expect((await store.readForFamily(home, 0, 10)).rows).to.have.length(2);
    });

    it('wakes those who read along', async () => {
      const store = await here().open();
      await store.takeTurn(say('hello'));
      const woken = new Promise<void>((resolve) => store.onAppend(home, resolve));
      await store.erasePerson({ channel: 'test', person: 'parent' });
      await woken;
    });
  });
}

/** Something in every table that holds anything of anybody; a new table without it fails the test. */
async function live(store: Store, person: string): Promise<void> {
  await store.takeTurn(say(`words of ${person}`, { person, conversation: `${person}-1`, key: 'k1', delivery: 'outbox' }));
  await store.takeTurn(say('timer lease 500', { person, conversation: `${person}-2`, key: 'k2' }));
  await store.takeTurn(say('ask', { person, conversation: `${person}-2` }));
  const who = { channel: 'test', conversation: `${person}-1`, person };
  await store.keepContinueCode(who, { code: `CODE-${person}`, expiresAt: noon.now() + 1000 });
  await store.keepNotice('v1', 'Who reads this.');
  await store.acceptNotice(who, 'v1');
  await store.deskThreads.keep({ ...who, handoff: `handoff-${person}`, thread: `thread-${person}`, card: 'card' });
  await store.desk.block(who, { id: `block-${person}`, by: 'Sam', reason: 'abuse' });
}

function withoutBen(rows: readonly string[]): string[] {
  return rows.filter((row) => !row.includes('"ben') && !row.includes('"person":""'));
}
