import { expect } from 'chai';
import { faultsIn, type Look } from './axe.ts';
import type { OpenPage } from './chromium.ts';
import { type DeskService, startDeskService } from './desk-service.ts';
import { deskStates, waitingFamilies } from './desk-states.ts';

/** Defines the test that takes axe through every state of the desk. `looksAt`: how the state of that place is looked at. */
export function checkEveryDeskState(openPage: OpenPage, looksAt: (index: number) => readonly Look[]): void {
  let service: DeskService;
  before(async function begin() {
    // The first suite to need the content waits until it is learned.
    this.timeout(180_000);
    service = await startDeskService(waitingFamilies);
  });
  after(() => service.close());

  it('has no fault in any state', async function visit() {
    this.timeout(300_000);
    const { page } = await openPage({ reducedMotion: 'reduce' });
    const faults: string[] = [];
    for (const [index, { name, enter }] of deskStates.entries()) {
      await enter(page, service);
      faults.push(...(await faultsIn(looksAt(index), page, `desk-${name}`)));
    }
    expect(faults).to.deep.equal([]);
  });
}
