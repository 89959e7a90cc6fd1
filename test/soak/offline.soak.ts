import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { openChat } from '../support/chat-page.ts';
import { describeInChromium } from '../support/chromium.ts';
import { type DeskService, startDeskService } from '../support/desk-service.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

const messages = 20;
const darkMs = 60_000;

describeInChromium('a chat with a person, one side of which is offline for 60 seconds', (openPage) => {
  let service: DeskService;
  let ways: Record<'family' | 'desk', TcpProxy>;
  beforeEach(async function starts() {
    this.timeout(300_000);
    // The advisor's lease outlasts the gap: what is looked at here are the words.
    service = await startDeskService([], { HANDOFF_LEASE_SECONDS: '300' });
    ways = { family: await startTcpProxy(service.url), desk: await startTcpProxy(service.url) };
  });
  afterEach(async () => {
    await Promise.all([ways.family.close(), ways.desk.close()]);
    await service.close();
  });

  for (const dark of ['family', 'desk'] as const) {
    it(`brings 20 messages each way, once, in order, without a reload (${dark})`, async function goesDark() {
      this.timeout(400_000);
      const { page: desk } = await openPage({ viewport: { width: 1280, height: 800 } });
      const { page: family } = await openPage();
      for (const page of [desk, family]) page.setDefaultTimeout(100_000);
      await desk.goto(service.linkOf('Sam').replace(service.url, ways.desk.url));
      await desk.getByText('You are Sam').waitFor();
      const chat = await openChat(family, ways.family.url);
      await chat.answers(1);
      await chat.ask('is it my fault');
      await chat.answers(2);
      await chat.ask('can I talk to a real person please');
      await family.getByRole('button', { name: 'Chat with a person here' }).click();
      await family.getByRole('button', { name: /share/i }).first().click();
      await desk
        .getByRole('button', { name: /^Take this chat/ })
        .first()
        .click();
      await family.getByText('Sam from').first().waitFor();
      for (const page of [desk, family]) await page.evaluate(() => Object.assign(globalThis, { wasNotReloaded: true }));

      const lightAgain = Date.now() + darkMs;
      ways[dark].delay(darkMs);
      for (let count = 1; count <= messages; count += 1) {
        await chat.ask(`from us ${count}`);
        const box = desk.getByLabel('Write to the family');
        await box.fill(`from Sam ${count}`);
        await box.press('Enter');
      }
      expect(Date.now(), 'all of it was written in the dark').to.be.lessThan(lightAgain);

      await family.getByText(`from Sam ${messages}`, { exact: true }).waitFor();
      await desk.locator('.row.enquirer').getByText(`from us ${messages}`, { exact: true }).waitFor();
      for (const side of ['us', 'Sam']) {
        const expected = Array.from({ length: messages }, (_, i) => `from ${side} ${i + 1}`);
        expect(await saidBy(side, desk, '.row .words'), `${side}, at the desk`).to.deep.equal(expected);
        expect(await saidBy(side, family, '.log .bubble'), `${side}, with the family`).to.deep.equal(expected);
      }
      for (const page of [desk, family]) expect(await page.evaluate(() => 'wasNotReloaded' in globalThis)).to.equal(true);
    });
  }
});

/** What one side said, as a page shows it. */
async function saidBy(side: string, page: Page, where: string): Promise<string[]> {
  const texts = await page.locator(where).allTextContents();
  return texts.filter((text) => new RegExp(`^from ${side} \\d+$`).test(text));
}
