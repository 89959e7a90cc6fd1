import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { type ChatPage, openChat } from '../../support/chat-page.ts';
import { describeInChromium, type OpenPage } from '../../support/chromium.ts';
import { type DeskService, signIn, startDeskService } from '../../support/desk-service.ts';
import { openPart } from '../../support/desk-states.ts';

/** Where the pictures of the docs come from; taken when `SCREENSHOTS=docs/images` is set. */
const pictures = process.env['SCREENSHOTS'] === 'docs/images' ? 'docs/images' : undefined;
const messages = 10;

describeInChromium('a family and advisors, each in a browser of their own', (openPage) => {
  let service: DeskService;
  before(async function begin() {
    // The first suite to need the content waits until it is learned.
    this.timeout(180_000);
    service = await startDeskService([], { DESK_LINKS: 'Sam, Kim, Alex, Robin, Jo:lead:editor' });
  });
  after(() => service.close());

  it('ask, wait, claim, ten messages each way, hand over, end, rate', async function whole() {
    this.timeout(180_000);
    const sam = await openDesk(openPage, service, 'Sam');
    const kim = await openDesk(openPage, service, 'Kim');
    const family = await openFamily(openPage, service);
    const { page } = family;
    await askForPerson(family);
    await page.getByText('You are number 1 in the queue').waitFor();
    await picture(sam, 'desk-queue', async () => sam.getByRole('heading', { name: 'Waiting (1)' }).waitFor());

    await sam
      .locator('.queue')
      .getByRole('button', { name: /^Take this chat/ })
      .click();
    await page.getByText('Sam from').first().waitFor();
    await sam
      .locator('.briefing')
      .getByText('Is it my fault')
      .or(sam.locator('.briefing').getByText('is it my fault'))
      .first()
      .waitFor();
    await say(sam, 'Hello, I am Sam. I have read what you passed on, so you need not tell it again. How are you tonight?');
    await family.ask('tired. we heard the word today for the first time, and I keep asking what I did wrong');
    await sam.locator('.row.enquirer').getByText('what I did wrong').waitFor();
    await picture(sam, 'desk-chat');
    for (let count = 1; count <= messages; count += 1) {
      await say(sam, `from Sam ${count}`);
      await page.locator('.log').getByText(`from Sam ${count}`, { exact: true }).waitFor();
      await family.ask(`from us ${count}`);
      await sam.locator('.row.enquirer').getByText(`from us ${count}`, { exact: true }).waitFor();
    }
    await expectBothWays(sam, page);

    await sam.getByRole('button', { name: 'Hand over', exact: true }).click();
    await sam.getByLabel('To whom?').selectOption({ label: 'Kim' });
    await sam.locator('.tool-panel').getByRole('button', { name: 'Hand over' }).click();
    await page.getByText(/^Kim from .* talks with you from here on/).waitFor();
    await kim.getByRole('heading', { name: 'Your chats (1)' }).waitFor();
    await kim.locator('.queue .card').first().click();
    await say(kim, 'Kim here, I have read all of it.');
    await page.locator('.log').getByText('Kim here, I have read all of it.').waitFor();

    await kim.getByRole('button', { name: 'End chat' }).click();
    await picture(kim, 'desk-end');
    await kim.getByLabel('How did it go?').selectOption('The question was answered');
    await kim.getByRole('button', { name: 'End it now' }).click();
    await page.getByText('Your chat with Kim has ended.').waitFor();
    await page.getByRole('button', { name: 'Very good' }).click();
    await kim.getByText('The family gave it 5 of 5.').waitFor();
    await family.ask('what is jmml');
    await page.getByText(/rare/).first().waitFor();
  });

  it('a call is asked for, found by its code, and made', async () => {
    const sam = await openDesk(openPage, service, 'Alex');
    const family = await openFamily(openPage, service);
    const { page } = family;
    await family.ask('can I talk to a real person please');
    await page.getByRole('button', { name: 'Ask for a call back' }).click();
    await answerSteps(family, ['Priya', '020 7946 0018']);
    for (const name of ['No, do not leave a message', 'Yes, ask for the call']) await page.getByRole('button', { name }).click();
    const code = await codeIn(page, /Your code is (\S+)\./);
    await openPart(sam, 'Callbacks');
    await sam.getByRole('heading', { name: 'Callback for Priya' }).waitFor();
    expect(await sam.getByRole('link', { name: '+442079460018' }).getAttribute('href')).to.equal('tel:+442079460018');
    await sam.getByText('Leave no voicemail.').waitFor();
    await sam.getByLabel('The code that the family reads out').fill(code.toLowerCase());
    await sam.getByRole('button', { name: 'Find' }).click();
    await sam.locator('.code-finder').getByRole('heading', { name: 'Callback for Priya' }).waitFor();
    await picture(sam, 'desk-callbacks');
    await sam.locator('ul.callbacks').getByRole('button', { name: 'Call made' }).click();
    await sam.getByText('No call has to be made.').waitFor();
  });

  it('a family on the phone is found by the code of its summary', async () => {
    const sam = await openDesk(openPage, service, 'Robin');
    const family = await openFamily(openPage, service);
    const { page } = family;
    await family.ask('is it my fault');
    await family.answers(2);
    await family.ask('can I talk to a real person please');
    await page.getByRole('button', { name: 'Take a summary along' }).click();
    await page.getByRole('button', { name: 'Share it and get a code' }).click();
    const code = await codeIn(page, /Your code is (\S+)\./);
    await openPart(sam, 'Callbacks');
    await sam.getByLabel('The code that the family reads out').fill(code);
    await sam.getByRole('button', { name: 'Find' }).click();
    await sam
      .locator('.code-finder')
      .getByRole('button', { name: /^Family/ })
      .click();
    await sam.locator('.briefing').getByText('is it my fault').waitFor();
  });

  it('a lead’s, an editor’s and an insights screen, with something on them', async () => {
    const sam = await openDesk(openPage, service, 'Jo');
    await openPart(sam, 'Lead');
    await sam.getByLabel('Chats at once').fill('3');
    await sam.getByRole('button', { name: 'Save', exact: true }).click();
    await sam.getByText('Saved.').waitFor();
    await picture(sam, 'desk-lead');
    await openPart(sam, 'Insights');
    await sam.getByRole('table', { name: 'What advisors said of them' }).waitFor();
    await sam.getByRole('row', { name: 'The question was answered 1' }).waitFor();
    await picture(sam, 'desk-insights');
  });
});

async function openFamily(openPage: OpenPage, service: DeskService): Promise<ChatPage> {
  const { page } = await openPage({ viewport: { width: 390, height: 844 } });
  const family = await openChat(page, service.url);
  await family.answers(1);
  return family;
}

/** Types one answer after the other, each once it is asked for. */
async function answerSteps({ page, ask }: ChatPage, answers: readonly string[]): Promise<void> {
  const asked = page.locator('.log').getByText('Helpline assistant said:');
  for (const answer of answers) {
    const before = await asked.count();
    await ask(answer);
    await asked.nth(before).waitFor({ state: 'attached' });
  }
}

async function codeIn(page: Page, pattern: RegExp): Promise<string> {
  await page.getByText(pattern).waitFor();
  return pattern.exec((await page.getByText(pattern).textContent()) ?? '')?.[1] ?? '';
}

async function openDesk(openPage: OpenPage, service: DeskService, name: string): Promise<Page> {
  const { page } = await openPage({ viewport: { width: 1280, height: 800 } });
  await signIn(page, service, name);
  return page;
}

/** In the family's own words, then by the buttons that it is offered; what it passes on is shared. */
async function askForPerson(family: ChatPage): Promise<void> {
  const { page } = family;
  await family.ask('is it my fault');
  await family.answers(2);
  await family.ask('can I talk to a real person please');
  await page.getByRole('button', { name: 'Chat with a person here' }).click();
  await page.getByRole('button', { name: /share/i }).first().click();
}

async function say(desk: Page, text: string): Promise<void> {
  const box = desk.getByLabel('Write to the family');
  await box.fill(text);
  await box.press('Enter');
}

/** Every message stands on both screens, once and in order. */
async function expectBothWays(desk: Page, family: Page): Promise<void> {
  const numbers = Array.from({ length: messages }, (_, i) => i + 1);
  const said = (texts: string[]) => texts.filter((text) => /^from (Sam|us) \d+$/.test(text));
  const expected = numbers.flatMap((count) => [`from Sam ${count}`, `from us ${count}`]);
  expect(said(await desk.locator('.row .words').allTextContents())).to.deep.equal(expected);
  expect(said(await family.locator('.log .bubble').allTextContents())).to.deep.equal(expected);
}

async function picture(page: Page, name: string, ready?: () => Promise<void>): Promise<void> {
  await ready?.();
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' });
}
