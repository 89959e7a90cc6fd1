import { expect } from 'chai';
import { say } from '../echo-turn.ts';
import type { Place } from '../place.ts';

/** What was set for a time is found when that time has come, whoever asks. */
export function dueContract(here: () => Place): void {
  it('finds the timers whose time has come, the longest due first, and no others', async () => {
    const store = await here().open();
    const noon = Date.UTC(2026, 10, 22, 12);
    await store.takeTurn(say(`timer later ${noon + 1}`, { key: 'k1' }));
    await store.takeTurn(say(`timer now ${noon}`, { key: 'k2' }));
    await store.takeTurn(say(`timer before ${noon - 1}`, { key: 'k3' }));
    expect((await store.dueTimers(10)).map(({ name }) => name)).to.deep.equal(['before', 'now']);
    expect(await store.dueTimers(1)).to.have.length(1);
  });
}
