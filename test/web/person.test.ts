import { mkdirSync } from 'node:fs';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { faultsIn, screens, someLooks } from '../support/axe.ts';
import { type ChatPage, openChat } from '../support/chat-page.ts';
import { describeInChromium } from '../support/chromium.ts';
import { type DeskService, signIn, startDeskService } from '../support/desk-service.ts';

/** Where the pictures of the docs come from; taken when `SCREENSHOTS=docs/images` is set. */
const pictures = process.env['SCREENSHOTS'] === 'docs/images' ? 'docs/images' : undefined;
const need = 'Someone to tell me that I could not have stopped it.';

describeInChromium('a family on its way to a person', (openPage) => {
  let service: DeskService;
  before(async function start() {
    // The content is learned here when no suite came before.
    this.timeout(180_000);
    service = await startDeskService();
  });
  after(() => service.close());

  it('sees each step without fault: the ways, its summary, the queue, a person by name, the end', async function walk() {
    this.timeout(180_000);
    const { page: desk } = await openPage({ viewport: screens.desk });
    await signIn(desk, service, 'Sam');
    const { page } = await openPage({ viewport: screens.phone, reducedMotion: 'reduce' });
    const chat = await openChat(page, service.url);
    await chat.answers(1);
    await chat.ask('is it my fault');
    await chat.answers(2);
    await chat.ask('can I talk to a real person please');
    await page.getByRole('button', { name: 'Chat with a person here' }).waitFor();
    await look(page, 'ways');

    await page.getByRole('button', { name: 'Chat with a person here' }).click();
    expect(await page.getByLabel('What I asked').inputValue()).to.equal('is it my fault');
    await page.getByLabel('What I need').fill(need);
    await look(page, 'summary');
    await page.getByRole('button', { name: 'Share it and join the queue' }).click();
    await page.getByRole('region', { name: 'Who you are talking with' }).getByText('in the queue').waitFor();
    await look(page, 'waiting');
    await page.reload();
    await page.getByRole('region', { name: 'Who you are talking with' }).getByText('in the queue').waitFor();

    await desk
      .locator('.queue')
      .getByRole('button', { name: /^Take this chat/ })
      .click();
    await page.getByRole('region', { name: 'Who you are talking with' }).getByText('You are talking with Sam').waitFor();
    expect(await desk.locator('.briefing').textContent()).to.include(need);
    await page.getByRole('textbox', { name: 'Write to Sam' }).waitFor();
    await talk(desk, page, chat);
    await look(page, 'talking');

    await page.getByRole('region', { name: 'Who you are talking with' }).getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('button', { name: 'Very good' }).waitFor();
    await page.getByRole('textbox', { name: 'Write your question' }).waitFor();
    expect(await page.getByRole('region', { name: 'Who you are talking with' }).isVisible()).to.equal(false);
    await look(page, 'end');
    await page.getByRole('button', { name: 'Very good' }).click();
    await desk.getByText('The family gave it 5 of 5.').waitFor();
    await chat.ask('is it inherited');
    await page.locator('.message.assistant.answer').nth(1).waitFor();
  });

  it('asks for a call step by step, finds it by its code and cancels it; the desk sees both', async function callback() {
    this.timeout(120_000);
    const { page } = await openPage({ viewport: screens.phone, reducedMotion: 'reduce' });
    const chat = await openChat(page, service.url);
    await chat.answers(1);
    await chat.ask('can I talk to a real person please');
    await page.getByRole('button', { name: 'Ask for a call back' }).click();
    await page.getByText('What name shall we ask for?').waitFor();
    await chat.ask('Kim');
    await page.getByText('What number shall we ring').waitFor();
    await chat.ask('07500 068065');
    await page.getByRole('button', { name: 'No, do not leave a message' }).click();
    await page.getByText('Is that right?').waitFor();
    await look(page, 'callback');
    await page.getByRole('button', { name: 'Yes, ask for the call' }).click();
    const done = page.locator('.bubble', { hasText: 'Your code is' });
    await done.waitFor();
    await look(page, 'callback-done');
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await done.textContent()) ?? '')?.[0] ?? '';

    const { page: desk } = await openPage({ viewport: screens.desk });
    await signIn(desk, service, 'Kim');
    await desk.getByRole('button', { name: /Callbacks/ }).click();
    await desk.locator('.callback', { hasText: '+447500068065' }).waitFor();
    const { page: later } = await openPage({ viewport: screens.phone });
    const other = await openChat(later, service.url);
    await other.answers(1);
    await other.ask(code.toLowerCase());
    await later.getByText('Your call is on our list').waitFor();
    await later.getByRole('button', { name: 'Cancel this call' }).click();
    await later.getByText('the call is cancelled').waitFor();
    expect(await later.locator('.log').textContent()).to.not.include('7500');
  });
});

/** Both ways: words, and the sign that the other is writing. */
async function talk(desk: Page, page: Page, chat: ChatPage): Promise<void> {
  const box = desk.getByLabel('Write to the family');
  await box.fill('Hello, I am Sam. I have read your summary.');
  await box.press('Enter');
  await page.locator('.message.advisor').getByText('I have read your summary').waitFor();
  await chat.ask('thank you');
  await desk.locator('.row.enquirer').getByText('thank you', { exact: true }).waitFor();
  await chat.box.pressSequentially('and');
  await desk.getByText('The family is writing').waitFor();
  await chat.box.fill('');
  // The desk tells of it every few seconds at most.
  await desk.waitForTimeout(2600);
  await box.pressSequentially('you');
  await page.getByText('Sam is writing').waitFor();
}

/** No fault on a phone and on a desk; and a picture of it on the smallest phone. */
async function look(page: Page, name: string): Promise<void> {
  await page.setViewportSize(screens.phone);
  await page.emulateMedia({ colorScheme: 'light' });
  if (pictures) {
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: `${pictures}/person-${name}.png`, animations: 'disabled' });
  }
  for (const target of await page.locator('main :is(button, a.choice, textarea):visible').all())
    expect((await target.boundingBox())?.height, (await target.textContent()) ?? '').to.be.at.least(24);
  expect(await faultsIn(someLooks, page, `person-${name}`)).to.deep.equal([]);
  await page.setViewportSize(screens.phone);
}
