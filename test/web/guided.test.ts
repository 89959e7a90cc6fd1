import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { Script } from '../../src/dialogs/script.ts';
import { openChat } from '../support/chat-page.ts';
import { describeInChromium } from '../support/chromium.ts';
import { beginByKeyboard, isWithinWidth, mainRouteOf, pressByKeyboard, walkByKeyboard } from '../support/guided-walk.ts';
import { projectContent } from '../support/project-content.ts';
import { startRealService } from '../support/real-service.ts';
import type { TestService } from '../support/service.ts';

/** Where the pictures of the docs come from; taken when `SCREENSHOTS=docs/images` is set. */
const pictures = process.env['SCREENSHOTS'];
const phone = { width: 320, height: 640 };
const { content } = projectContent();
const { say } = content;

async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}/${name}.png`, animations: 'disabled' });
}

describeInChromium('guided dialogs in the browser', (openPage) => {
  let service: TestService;
  before(async () => {
    service = await startRealService();
  });
  after(() => service.close());

  for (const script of content.scripts) {
    const route = mainRouteOf(script);
    it(`${script.id} to its end ${route.end}, by keyboard alone at 320 px`, async () => {
      const { page } = await openPage({ viewport: phone, reducedMotion: 'reduce' });
      await walkByKeyboard(await openChat(page, service.url), script, route);
    });
  }

  it('a list is built, put in order, kept over a reload, copied, saved and printed', async () => {
    const { page, context } = await openPage({ viewport: phone, reducedMotion: 'reduce', acceptDownloads: true });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const chat = await openChat(page, service.url);
    const script = content.scripts.find(({ id }) => id === 'appointment') as Script;
    await beginByKeyboard(chat, script);
    await pressByKeyboard(page, say('guide-on-button'));
    await pressByKeyboard(page, 'Clinical trials');
    const items = page.locator('.newest .guide-list li > p');
    const first = (await items.allTextContents())[0] ?? '';
    await page.locator('.newest button', { hasText: `${say('guide-list-down-button')} ${first}` }).focus();
    await pressByKeyboard(page, say('guide-list-down-button'));
    expect((await items.allTextContents())[1]).to.equal(first);
    await chat.ask('Can <b>nan</b> come in?');
    await items.getByText('Can <b>nan</b> come in?').waitFor();
    await picture(page, 'guided-list-phone');
    const before = await items.allTextContents();
    await assertInMyData(page, 'Can <b>nan</b> come in?');
    await page.reload();
    await page.locator('.newest .guide-list').last().waitFor();
    expect(await page.locator('.newest .guide-list').last().locator('li > p').allTextContents()).to.deep.equal(before);
    for (const step of ['done', 'done', 'done', 'keep the list']) {
      const count = await page.locator('.message.assistant').count();
      await chat.ask(step);
      await page.locator('.message.assistant').nth(count).waitFor({ state: 'attached' });
    }
    await assertKept(page, before);
  });

  it('a step looks right on a phone and on a desk, and axe finds nothing, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const [name, viewport] of Object.entries({ phone, desk: { width: 1280, height: 800 } })) {
        const { page } = await openPage({ viewport, colorScheme, reducedMotion: 'reduce' });
        const chat = await openChat(page, service.url);
        await chat.answers(1);
        for (const [i, text] of ['guide me', 'treatment choices explained', 'go on'].entries()) {
          await chat.ask(text);
          await chat.answers(i + 2);
        }
        if (colorScheme === 'light') await picture(page, `guided-step-${name}`);
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        expect(
          violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
          `${name} ${colorScheme}`,
        ).to.deep.equal([]);
        expect(await isWithinWidth(page)).to.equal(true);
        for (const target of await page.locator('.newest button:visible').all())
          expect((await target.boundingBox())?.height).to.be.at.least(44);
      }
    }
  });
});

/** What a guide keeps is among what is held, on the screen and in the file. */
async function assertInMyData(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'What is held about me' }).click();
  await page.getByRole('heading', { name: 'What a guide keeps for you' }).waitFor();
  await page.locator('.held li', { hasText: item }).waitFor();
  expect(await isWithinWidth(page)).to.equal(true);
  await page.locator('.held li', { hasText: item }).scrollIntoViewIfNeeded();
  await picture(page, 'walk-data-guide');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save it all as a file' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).to.match(
    /What a guide keeps for you\n(.+\n)*.*Can <b>nan<\/b> come in\?/,
  );
}

async function assertKept(page: Page, items: readonly string[]): Promise<void> {
  const list = page.locator('.newest .guide-list').last();
  await list.getByRole('button', { name: 'Copy' }).click();
  await list.getByText('Copied').waitFor();
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  for (const [i, item] of items.entries()) expect(copied).to.include(`${i + 1}. ${item}`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    list.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).to.equal(copied);
  expect(download.suggestedFilename()).to.equal('questions-for-our-appointment.txt');
  await picture(page, 'guided-list-kept');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).to.deep.equal([]);
  // The browser's own print window can't be looked into: what stands on the page when it opens can.
  await page.evaluate(
    "window.print = () => { window.printed = document.body.className + '|' + document.querySelector('.guide-sheet').textContent; }",
  );
  await list.getByRole('button', { name: 'Print' }).click();
  const printed = await page.evaluate<string>('window.printed');
  expect(printed).to.include('prints-sheet');
  for (const item of items) expect(printed).to.include(item);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.chat').isVisible()).to.equal(false);
  expect(await page.locator('.guide-sheet').isVisible()).to.equal(true);
  await page.evaluate("dispatchEvent(new Event('afterprint'))");
  await page.emulateMedia({ media: null });
  expect(await page.locator('.guide-sheet').count()).to.equal(0);
}
