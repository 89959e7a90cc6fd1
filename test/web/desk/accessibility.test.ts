import { expect } from 'chai';
import { faultsIn, someLooks } from '../../support/axe.ts';
import { describeInChromium } from '../../support/chromium.ts';
import { type DeskService, startDeskService } from '../../support/desk-service.ts';
import { deskStates, waitingFamilies } from '../../support/desk-states.ts';

describeInChromium('desk, looked at by axe', (openPage) => {
  let service: DeskService;
  before(async () => {
    service = await startDeskService(waitingFamilies);
  });
  after(() => service.close());

  it('has no fault in any state, on a phone and on a desk, light and dark', async function () {
    this.timeout(180_000);
    const { page } = await openPage();
    const faults: string[] = [];
    for (const { name, enter } of deskStates) {
      await enter(page, service);
      faults.push(...(await faultsIn(someLooks, page, `desk-${name}`)));
    }
    expect(faults).to.deep.equal([]);
  });
});
