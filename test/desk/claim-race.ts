import { expect } from 'chai';
import { createHandoffs } from '../../src/desk/create-handoffs.ts';
import { watchDesk } from '../../src/desk/desk-watch.ts';
import { isHelplineError } from '../../src/errors.ts';
import type { Handoffs } from '../../src/http/desk/desk.ts';
import type { ActAnswer, DeskAdvisor } from '../../src/http/desk-contract.ts';
import type { Store } from '../../src/store/port.ts';
import { say } from '../store/echo-turn.ts';
import { noon } from '../store/place.ts';
import { wantPerson } from '../support/handoff-turn.ts';
import { createMemoryLog } from '../support/memory-log.ts';

const advisors: readonly DeskAdvisor[] = Array.from({ length: 8 }, (_, i) => ({ id: `advisor-${i}`, name: `Advisor ${i}` }));

/** Eight desks want each of a hundred families at the same moment, spread over the instances. Every family gets one advisor. */
export async function raceForHandoffs(stores: readonly [Store, ...Store[]]): Promise<void> {
  const [first] = stores;
  await Promise.all(
    Array.from({ length: 100 }, (_, i) => first.takeTurn(say(wantPerson, { conversation: `c${i}`, person: `p${i}` }))),
  );
  const watches = await Promise.all(
    stores.map((store) => watchDesk({ store, clock: noon, log: createMemoryLog(), leaseMs: 45_000 })),
  );
  const desks = stores.map((store, i): Handoffs => {
    const watch = watches[i];
    if (!watch) throw new Error('every store is watched');
    return createHandoffs({ store, watch, clock: noon, closedBecause: () => null });
  });
  const deskOf = (i: number) => desks[i % desks.length] as Handoffs;
  await Promise.all(advisors.map((advisor, i) => deskOf(i).beHere(advisor, ['advisor'])));
  const { waiting } = await deskOf(0).board();
  expect(waiting).to.have.length(100);

  const claims = waiting.flatMap(({ id }) =>
    advisors.map(async (advisor, i) => ({
      id,
      advisor,
      answer: await claim(deskOf(i), advisor, id),
    })),
  );
  const results = await Promise.all(claims);
  const won = results.filter(({ answer }) => answer.kind === 'done');
  const lost = results.filter(({ answer }) => answer.kind === 'refused' && answer.code === 'claimed' && answer.by !== null);
  expect(won.length, 'claimed').to.equal(100);
  expect(new Set(won.map(({ id }) => id)).size, 'once each').to.equal(100);
  expect(lost.length, 'told who was first').to.equal(700);
  for (const { id, advisor } of won) expect((await first.handoffs.find(id))?.handoff.advisor).to.deep.equal(advisor);
  const board = await first.handoffs.board(0);
  expect([board.waiting.length, board.active.length]).to.deep.equal([0, 100]);
  for (let i = 0; i < 100; i++) {
    const { rows } = await first.readForFamily({ channel: 'test', conversation: `c${i}` }, 0, 100);
    expect(rows.filter(({ body }) => body.kind === 'handoff' && body.event === 'claimed')).to.have.length(1);
  }
  for (const watch of watches) watch.close();
}

/** As a desk presses it: where the database is too busy it is told so, and presses again under the same key. */
async function claim(desk: Handoffs, advisor: DeskAdvisor, id: string): Promise<ActAnswer> {
  for (;;) {
    try {
      return await desk.act(advisor, id, { kind: 'claim' }, `${advisor.id}-${id}`);
    } catch (error) {
      if (!isHelplineError(error, 'store-busy')) throw error;
    }
  }
}
