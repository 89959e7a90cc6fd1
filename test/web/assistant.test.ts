import { mkdirSync } from 'node:fs';
import { expect } from 'chai';
import { openChat } from '../support/chat-page.ts';
import { describeInChromium } from '../support/chromium.ts';
import { startRealService } from '../support/real-service.ts';
import type { TestService } from '../support/service.ts';

/** Where the pictures of the docs come from; taken when `SCREENSHOTS=docs/images` is set. */
const pictures = process.env['SCREENSHOTS'];

describeInChromium('the assistant in a browser', (openPage) => {
  let service: TestService;
  before(async () => {
    service = await startRealService();
  });
  after(() => service.close());

  for (const [name, viewport] of Object.entries({ phone: { width: 320, height: 640 }, desk: { width: 1280, height: 800 } })) {
    it(`answers a parent with a sourced answer, takes a tap, and has it all after a reload (${name})`, async () => {
      const { page } = await openPage({ viewport, reducedMotion: 'reduce' });
      const chat = await openChat(page, service.url);
      await chat.answers(1);
      await chat.ask('is it my fault my son got this');
      await chat.answers(2);
      const answer = (await chat.said())[2];
      expect(answer).to.match(/not because of anything/i);
      expect(answer).to.match(/Last reviewed 31 January 2026/);
      if (pictures) {
        mkdirSync(pictures, { recursive: true });
        await page.screenshot({ path: `${pictures}/chat-${name}.png` });
      }
      await chat.log.locator('.newest').getByRole('button', { name: 'Tell me more' }).click();
      await chat.answers(3);
      const before = await chat.said();
      await page.reload();
      await chat.answers(3);
      expect(await chat.said()).to.deep.equal(before);
    });
  }

  it('shows danger first, with 999 one tap away', async () => {
    const { page } = await openPage({ viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' });
    const chat = await openChat(page, service.url);
    await chat.ask('he cant breathe his lips are blue');
    await chat.answers(2);
    expect(await chat.log.getByRole('link', { name: /999/ }).first().getAttribute('href')).to.equal('tel:999');
    if (pictures) await page.screenshot({ path: `${pictures}/chat-danger.png` });
  });
});
