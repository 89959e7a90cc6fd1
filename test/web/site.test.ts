import { expect } from 'chai';
import { screens } from '../support/axe.ts';
import { chatOn } from '../support/chat-page.ts';
import { describeInChromium } from '../support/chromium.ts';
import { startTestService, type TestService } from '../support/service.ts';

/** Where the pictures of the docs come from; taken when `SCREENSHOTS=docs/images` is set. */
const pictures = process.env['SCREENSHOTS'];

describeInChromium('the demonstration page', (openPage) => {
  let service: TestService;
  before(async () => {
    service = await startTestService();
  });
  after(() => service.close());

  for (const [screen, viewport] of Object.entries(screens)) {
    it(`carries the chat: ${screen}`, async () => {
      const { page } = await openPage({ viewport, reducedMotion: 'reduce' });
      await page.goto(service.url);
      await page.getByRole('button', { name: 'Ask the helpline assistant' }).click();
      const chat = chatOn(page, page.frameLocator('iframe'));
      await chat.ask('is it my fault my son got this');
      await chat.answers(2);
      expect(await chat.said()).to.have.length(3);
      if (pictures) await page.screenshot({ path: `${pictures}/site-${screen}.png` });
    });
  }
});
