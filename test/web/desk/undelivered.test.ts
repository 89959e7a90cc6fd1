import { expect } from 'chai';
import type { Store } from '../../../src/store/port.ts';
import { faultsIn, someLooks } from '../../support/axe.ts';
import { describeInChromium } from '../../support/chromium.ts';
import { type DeskService, signIn, startDeskService } from '../../support/desk-service.ts';
import { openPart } from '../../support/desk-states.ts';
import { wantPerson } from '../../support/handoff-turn.ts';

describeInChromium('messages that did not arrive', (openPage) => {
  let service: DeskService;
  before(async function begin() {
    // The first suite to need the content waits until it is learned.
    this.timeout(180_000);
    service = await startDeskService([], {}, blockedInTeams);
  });
  after(() => service.close());

  it('stand on the lead’s page with the reason, and open the chat that they belong to', async () => {
    const { page } = await openPage();
    await signIn(page, service, 'Sam');
    await openPart(page, 'Lead');
    const lines = page.getByRole('listitem').filter({ hasText: 'To a family on Teams' });
    await lines.first().waitFor();
    const texts = await lines.allInnerTexts();
    expect(texts.length).to.be.greaterThan(0);
    for (const text of texts) expect(text).to.contain('403 MessageWritesBlocked, tried once.');
    expect(await faultsIn(someLooks, page, 'desk-undelivered')).to.deep.equal([]);
    await lines
      .first()
      .getByRole('button', { name: /^Open Family/ })
      .click();
    await page.getByText('she is two').waitFor();
    await page
      .getByText(/did not reach/)
      .first()
      .waitFor();
  });
});

/** A family in Teams asks for a person, blocks the assistant, and writes on. */
async function blockedInTeams(store: Store): Promise<void> {
  const who = { channel: 'msteams', conversation: 'a:pat', person: '29:pat', delivery: 'outbox' } as const;
  for (const text of ['is it my fault', wantPerson, 'she is two'])
    await store.takeTurn({ ...who, key: null, input: { kind: 'said', text } });
  const until = Date.now() + 60_000;
  for (let send = await store.outbox.take(until); send; send = await store.outbox.take(until)) {
    await store.outbox.giveUp(send, '403 MessageWritesBlocked');
    await store.takeSideTurn({ ...who, key: `undelivered ${send.seq}`, input: { kind: 'undelivered', about: send.seq } });
  }
}
