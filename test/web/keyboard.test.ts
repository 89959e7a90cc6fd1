import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { openChat } from '../support/chat-page.ts';
import { describeInChromium } from '../support/chromium.ts';
import { startTestService, type TestService } from '../support/service.ts';

/** Presses Tab until what is focused matches `selector`; fails when it takes more than a dozen. */
async function tabTo(page: Page, selector: string, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press(key);
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  expect.fail(`${selector} was not reached by ${key}`);
}

describeInChromium('chat by keyboard', (openPage) => {
  let service: TestService;
  before(async () => {
    service = await startTestService();
  });
  after(() => service.close());

  it('asks, reads, takes a suggestion and goes on writing without a pointer', async () => {
    const { page } = await openPage();
    const chat = await openChat(page, service.url);
    await chat.answers(1);
    await tabTo(page, 'textarea');
    await page.keyboard.type('is it my fault my son got this');
    await page.keyboard.press('Enter');
    await chat.answers(2);
    expect(await page.evaluate('document.activeElement.tagName')).to.equal('TEXTAREA');
    await tabTo(page, '.newest button.choice', 'Shift+Tab');
    await page.keyboard.press('Space');
    await chat.answers(3);
    await tabTo(page, 'textarea');
    expect(await chat.said()).to.have.length(5);
  });

  it('begins a new line with Shift and Enter, and keeps it', async () => {
    const { page } = await openPage();
    const chat = await openChat(page, service.url);
    await chat.answers(1);
    await chat.box.focus();
    await page.keyboard.type('one');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('two');
    await page.keyboard.press('Enter');
    await chat.answers(2);
    expect((await chat.said())[1]).to.equal('you: one\ntwo');
  });

  it('says in words when there is nothing to send', async () => {
    const { page } = await openPage();
    const chat = await openChat(page, service.url);
    await chat.answers(1);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('alert').getByText('Write something first').waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).to.equal('TEXTAREA');
    await page.keyboard.type('x');
    expect(await chat.box.getAttribute('aria-invalid')).to.equal(null);
  });

  it('cuts off nothing that is too long, and says by how much it is', async () => {
    const { page } = await openPage();
    const chat = await openChat(page, service.url);
    await chat.answers(1);
    await chat.ask('a'.repeat(4012));
    await page.getByRole('alert').getByText('12 characters too long').waitFor();
    expect(await chat.box.inputValue()).to.have.length(4012);
    await chat.ask('a'.repeat(4000));
    await chat.answers(2);
  });
});
