import { mkdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { type ChatPage, chatOn, openChat } from '../support/chat-page.ts';
import { describeInChromium } from '../support/chromium.ts';
import { startRealService } from '../support/real-service.ts';
import type { TestService } from '../support/service.ts';

/** Where the pictures of the docs come from; taken when `SCREENSHOTS=docs/images` is set. */
const pictures = process.env['SCREENSHOTS'];
const phone = { viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' } as const;
const neutral = 'https://www.bbc.co.uk/weather';

async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}/${name}.png`, animations: 'disabled' });
}

/** Goes by Tab to what is named so, and presses Enter: no pointer. */
async function press(page: Page, name: string, key = 'Tab'): Promise<void> {
  const focused = 'document.activeElement?.textContent ?? ""';
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press(key);
    if (String(await page.evaluate(focused)).trim() === name) return page.keyboard.press('Enter');
  }
  expect.fail(`"${name}" was not reached by ${key}`);
}

/** Opens a view of the menu by keyboard, and waits until its heading has the focus. */
async function openView(page: Page, title: string): Promise<void> {
  await press(page, 'Menu', 'Shift+Tab');
  await press(page, title);
  await headed(page, title);
}

async function headed(page: Page, title: string): Promise<void> {
  await page.locator('h2:focus').filter({ hasText: title }).waitFor();
}

async function download(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, button)]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

const tokenOf = async ({ page }: ChatPage) =>
  JSON.parse(String(await page.evaluate('sessionStorage.getItem("helpline-chat")'))).token as string;

describeInChromium('a family and its own chat, by keyboard at 320 px', (openPage) => {
  let service: TestService;
  beforeEach(async () => {
    service = await startRealService();
  });
  afterEach(() => service.close());

  it('reads the notice, takes a choice by its number, and looks a hard word up', async () => {
    const { page } = await openPage(phone);
    const accepted = page.waitForResponse('**/api/chat/notice');
    const chat = await openChat(page, service.url);
    await chat.answers(1);
    expect(await page.getByRole('region', { name: 'Before you write' }).isVisible()).to.equal(true);
    await picture(page, 'walk-notice');
    await press(page, 'Read who sees this, and what you can do');
    await headed(page, 'Your privacy in this chat');
    await picture(page, 'walk-privacy');
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.textContent')).to.equal('Read who sees this, and what you can do');

    await chat.box.focus();
    await page.keyboard.type('what is a bone marrow test?');
    await page.keyboard.press('Enter');
    await chat.answers(2);
    expect((await accepted).status()).to.equal(200);
    const word = await chat.log.locator('.term').first().textContent();
    await press(page, String(word), 'Shift+Tab');
    await chat.log.locator('.meaning').waitFor();
    await picture(page, 'walk-glossary');
    await page.keyboard.press('Escape');
    expect(await chat.log.locator('.meaning').count()).to.equal(0);

    const first = chat.log.locator('.newest [data-number="1"]');
    const title = await first.textContent();
    await chat.box.focus();
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await chat.answers(3);
    expect(title).to.equal('Tell me more');
    expect(await chat.log.locator('.newest').textContent()).to.include('Last reviewed');
  });

  it('saves, continues elsewhere by a code, clears and sees what is held', async () => {
    const { page } = await openPage(phone);
    const chat = await openChat(page, service.url);
    await chat.ask('is it my fault my son got this');
    await chat.answers(2);
    const said = await chat.said();
    await openView(page, 'Save or print this chat');
    await picture(page, 'walk-save');
    const saved = await download(page, 'Save as a file');
    expect(saved.name).to.match(/^chat-\d{4}-\d\d-\d\d-\d{4}\.txt$/);
    expect(saved.text)
      .to.include('is it my fault my son got this')
      .and.match(/not because of anything/i)
      .and.include('Last reviewed');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.textContent')).to.equal('Menu');

    await press(page, 'Menu');
    await press(page, 'Come back later');
    await press(page, 'Make a code');
    const code = String(await page.locator('strong.code').textContent());
    await picture(page, 'walk-code');

    const other = await openPage(phone);
    await other.page.goto(`${service.url}/chat#continue=${code}`);
    const again = chatOn(other.page);
    await again.answers(2);
    expect(await again.said()).to.deep.equal(said);
    expect(other.page.url()).to.equal(`${service.url}/chat`);
    await again.ask('thank you');
    await again.answers(3);
    await page.locator('.log .assistant').nth(2).waitFor({ state: 'attached' });

    await press(page, 'Switch the code off');
    await page.getByText('The code is switched off.').waitFor();
    const third = await openPage(phone);
    await third.page.goto(`${service.url}/chat#continue=${code}`);
    await third.page.getByText('This code opens no chat.').waitFor();
    expect(await third.page.evaluate('document.activeElement.id')).to.equal('code');
    expect(await third.page.getByLabel('Your code').getAttribute('aria-invalid')).to.equal('true');
    await picture(third.page, 'walk-wrong-code');

    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await press(page, 'Menu');
    await press(page, 'What is held about me');
    await page.getByText('1 note of the privacy notice').waitFor();
    await picture(page, 'walk-data');
    const held = await download(page, 'Save it all as a file');
    expect(held.name).to.match(/^data-/);
    expect(held.text)
      .to.include('1 chat\n')
      .and.include('thank you')
      .and.match(/deleted on \d+ \w+ 20\d\d/);

    await page.keyboard.press('Escape');
    await press(page, 'Clear this chat', 'Shift+Tab');
    await headed(page, 'Clear this chat');
    await picture(page, 'walk-clear');
    await press(page, 'Clear this chat');
    await chat.answers(1);
    expect(await chat.said()).to.have.length(1);
    expect(await page.evaluate('document.activeElement.id')).to.equal('message');
  });

  it('says in an open view that something was said, and lets danger take its place', async () => {
    const { page } = await openPage(phone);
    const chat = await openChat(page, service.url);
    await chat.answers(1);
    for (const [text, isDanger] of [
      ['is it my fault', false],
      ['he cant breathe his lips are blue', true],
    ] as const) {
      // The answer takes its time on the way; the menu is opened meanwhile.
      await page.route('**/activities', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 1500));
        await route.continue();
      });
      await chat.ask(text);
      await page.getByRole('button', { name: 'Menu', exact: true }).click();
      await page.getByRole('heading', { name: 'Menu' }).waitFor();
      if (isDanger) await chat.log.getByRole('link', { name: /999/ }).first().waitFor();
      else {
        await chat.status.getByText('There is a new message in the chat.').waitFor();
        await page.keyboard.press('Escape');
      }
      await page.unroute('**/activities');
    }
    expect(await page.getByRole('heading', { name: 'Menu' }).count()).to.equal(0);
  });

  it('is forgotten: here, on the other device, at every door, and nobody else', async () => {
    const { page } = await openPage(phone);
    const chat = await openChat(page, service.url);
    await chat.ask('is it my fault my son got this');
    await chat.answers(2);
    const elsewhere = chatOn((await openPage()).page);
    await openChat(elsewhere.page, service.url);
    await elsewhere.ask('hello');
    await elsewhere.answers(2);
    const token = await tokenOf(chat);
    // The same chat on another device, by a code.
    const made = await fetch(`${service.url}/api/chat/code`, { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
    const partner = chatOn((await openPage(phone)).page);
    await partner.page.goto(`${service.url}/chat#continue=${((await made.json()) as { code: string }).code}`);
    await partner.answers(2);

    await openView(page, 'Delete everything about me');
    await picture(page, 'walk-forget');
    await press(page, 'Delete everything now');
    await headed(page, 'Everything is deleted');
    await picture(page, 'walk-forgotten');
    expect(await page.evaluate('sessionStorage.length')).to.equal(0);
    const { status } = await fetch(`${service.url}/api/chat/data`, { headers: { Authorization: `Bearer ${token}` } });
    expect(status).to.equal(403);
    await partner.page.getByText('This chat was deleted').waitFor();
    expect(await partner.said()).to.deep.equal([]);
    expect(await partner.page.evaluate('sessionStorage.length')).to.equal(0);
    await press(page, 'Start a new chat');
    await chat.answers(1);
    expect(await chat.said()).to.have.length(1);
    await elsewhere.ask('still here');
    await elsewhere.answers(3);
  });

  it('leaves at once by the link or by Shift three times, and no way back leads to the chat', async () => {
    for (const by of ['link', 'keys']) {
      const { page } = await openPage(phone);
      await page.route(`${neutral}**`, (route) =>
        route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>sunny' }),
      );
      await page.goto(service.url);
      await page.goto(`${service.url}/chat`);
      const chat = chatOn(page);
      await chat.ask('is it my fault my son got this');
      await chat.answers(2);
      await chat.box.fill('');
      if (by === 'keys') {
        await page.keyboard.type('My Son'); // writing in capitals is no wish to leave
        for (const _ of [1, 2]) await page.keyboard.press('Shift');
        await chat.status.getByText('Press Shift 1 more time to leave.').waitFor();
        await picture(page, 'walk-leave');
        await page.keyboard.press('Shift');
      } else await press(page, 'Leave now', 'Shift+Tab');
      await page.waitForURL(neutral);
      await page.goBack();
      expect(page.url()).to.equal(`${service.url}/`);
      await page.goto(`${service.url}/chat`);
      await chat.answers(1);
      expect(await chat.said()).to.have.length(1);
    }
  });

  it('leaves the charity’s page too where the chat stands in a frame of it', async () => {
    for (const by of ['link', 'keys']) {
      const { page } = await openPage(phone);
      const host = 'http://charity.example/';
      const frame = `<title>Charity</title><h1>Charity</h1><iframe src="${service.url}/chat" width="320" height="600"></iframe>`;
      await page.route(`${neutral}**`, (route) =>
        route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>sunny' }),
      );
      await page.route(`${host}**`, (route) => route.fulfill({ contentType: 'text/html', body: frame }));
      // As if the charity's site were on the list of those that may hold the chat in a frame.
      await page.route(`${service.url}/chat`, async (route) => {
        const response = await route.fetch();
        const { 'content-security-policy': _, ...headers } = response.headers();
        await route.fulfill({ response, headers });
      });
      await page.goto(service.url);
      await page.goto(host);
      const chat = page.frameLocator('iframe');
      await chat.getByRole('textbox', { name: 'Write your question' }).fill('is it my fault my son got this');
      if (by === 'link') await chat.getByRole('link', { name: 'Leave now' }).click();
      else for (const _ of [1, 2, 3]) await page.keyboard.press('Shift');
      await page.waitForURL(neutral);
      await page.goBack();
      expect(page.url(), by).to.equal(`${service.url}/`);
    }
  });
});
