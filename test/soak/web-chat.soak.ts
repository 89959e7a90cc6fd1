import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { describeInChromium } from '../support/chromium.ts';
import { answering, startScriptedService } from '../support/service.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { startWebChatSite } from '../support/web-chat.ts';

/** The words of each message that stands in Web Chat's transcript, in order. */
const said = (page: Page): Promise<string[]> =>
  page
    .locator('.webchat__bubble__content')
    .evaluateAll((all) => all.map((one) => (one as { textContent: string }).textContent.trim()));

describeInChromium('Web Chat 4.18, unmodified, against our Direct Line endpoint', (openPage) => {
  it('starts, sends, receives, loses the connection and comes back: nothing twice, nothing missing', async function webChat() {
    this.timeout(180_000);
    const site = await startWebChatSite();
    const service = await startScriptedService({ ...answering, allowedOrigins: [site.url] });
    const proxy = await startTcpProxy(service.url);
    const { page } = await openPage();
    page.setDefaultTimeout(60_000);
    await page.goto(`${site.url}/?service=${encodeURIComponent(proxy.url)}`);
    await page.getByRole('button', { name: 'Open the chat' }).click();
    const bubbles = page.locator('.webchat__bubble__content');
    await bubbles.first().waitFor();
    const box = page.getByRole('textbox').first();
    const texts = ['one', 'two', 'three', 'four'];
    for (const [index, text] of texts.entries()) {
      if (text === 'three') proxy.cut();
      await box.fill(text);
      await box.press('Enter');
      await bubbles.nth(2 * index + 2).waitFor();
    }
    const words = await said(page);
    expect(words).to.have.length(1 + 2 * texts.length);
    for (const text of texts) expect(words.filter((line) => line.includes(`answer to ${text}`))).to.have.length(1);
    expect(service.conversations.posted.map(({ text }) => text)).to.deep.equal(texts);
    await Promise.all([proxy.close(), site.close()]);
    await service.close();
  });
});
