import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { type ChatPage, openChat } from '../support/chat-page.ts';
import { describeInChromium } from '../support/chromium.ts';
import { type ScriptedService, startScriptedService } from '../support/service.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const looks = ['light', 'dark'] as const;
const screens = { phone: { width: 320, height: 640 }, desk: { width: 1280, height: 800 } } as const;
const shots = join(tmpdir(), 'helpline-chat');

/** What axe finds, as `rule: element`; and a picture of the state for people to look at. */
async function faults(page: Page, name: string): Promise<string[]> {
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), animations: 'disabled' });
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** The states of a chat, one after the other. */
const states: readonly { readonly name: string; enter(chat: ChatPage, service: ScriptedService): Promise<void> }[] = [
  { name: 'welcome', enter: (chat) => chat.answers(1) },
  {
    name: 'answer',
    async enter(chat) {
      await chat.ask('is it my fault my son got this');
      await chat.answers(2);
    },
  },
  {
    name: 'urgent',
    async enter(chat) {
      await chat.ask('this is urgent');
      await chat.answers(3);
    },
  },
  {
    name: 'fault',
    async enter(chat) {
      await chat.ask(' ');
      await chat.page.getByRole('alert').getByText('Write something first').waitFor();
    },
  },
  {
    name: 'offline',
    async enter(chat) {
      await chat.page.context().setOffline(true);
      await chat.ask('are you there?');
      await chat.status.getByText('offline').waitFor();
    },
  },
  {
    name: 'ended',
    async enter(chat, service) {
      service.conversations.eraseAll();
      await chat.page.context().setOffline(false);
      await chat.page.getByText('This chat has ended').waitFor();
    },
  },
];

describeInChromium('chat for everybody', (openPage) => {
  let service: ScriptedService;
  before(async () => {
    service = await startScriptedService({ notice: 'Draft, not yet clinically approved' });
  });
  after(() => service.close());

  for (const colorScheme of looks) {
    for (const [screen, viewport] of Object.entries(screens)) {
      it(`has no fault that axe finds: ${screen}, ${colorScheme}, every state`, async () => {
        const { page } = await openPage({ colorScheme, viewport, reducedMotion: 'reduce' });
        const chat = await openChat(page, service.url);
        for (const { name, enter } of states) {
          await enter(chat, service);
          expect(await faults(page, `${screen}-${colorScheme}-${name}`), name).to.deep.equal([]);
        }
        await page.goto(service.url);
        expect(await faults(page, `${screen}-${colorScheme}-front`), 'front page').to.deep.equal([]);
      });
    }
  }

  it('never needs scrolling sideways: 320 px, twice the text size, 400 % zoom', async () => {
    for (const viewport of [screens.phone, { width: 320, height: 256 }]) {
      const { page } = await openPage({ viewport });
      const chat = await openChat(page, service.url);
      await chat.ask(`a word that does not end: ${'long'.repeat(80)}`);
      await chat.answers(2);
      for (const size of ['100%', '200%']) {
        await page.evaluate(`document.documentElement.style.fontSize = '${size}'`);
        const widths =
          "[document.documentElement.scrollWidth, document.querySelector('.log').scrollWidth - document.querySelector('.log').clientWidth]";
        expect(await page.evaluate(widths), size).to.deep.equal([320, 0]);
        expect((await chat.log.boundingBox())?.height, size).to.be.at.least(100);
      }
      await faults(page, `phone-${viewport.height}-large-text`);
      await chat.ask('and it still works');
      await chat.answers(3);
    }
  });

  it('gives fingers 44 pixels', async () => {
    const { page } = await openPage({ viewport: screens.phone, hasTouch: true });
    const chat = await openChat(page, service.url);
    await chat.ask('is it my fault my son got this');
    await chat.answers(2);
    for (const target of await page.locator('main :is(button, a.choice, textarea):visible').all()) {
      expect((await target.boundingBox())?.height, (await target.textContent()) ?? '').to.be.at.least(44);
    }
  });

  it('keeps the start of a long answer in view, and says that there is more below', async () => {
    const { page } = await openPage({ viewport: screens.phone });
    const chat = await openChat(page, service.url);
    await chat.ask('short');
    await chat.answers(2);
    service.conversations.say({ tone: 'plain', text: `The start.\n\n${'A long answer. '.repeat(120)}`, buttons: [] });
    await chat.answers(3);
    await page.getByRole('button', { name: 'More below' }).waitFor();
    const top = (await chat.log.locator('.newest').first().boundingBox())?.y ?? 0;
    const logTop = (await chat.log.boundingBox())?.y ?? 0;
    expect(top).to.be.at.least(logTop);
    await page.getByRole('button', { name: 'More below' }).click();
    await page.evaluate("document.querySelector('.log').scrollTop = 100000");
    await page.getByRole('button', { name: 'More below' }).waitFor({ state: 'hidden' });
  });

  it('shows itself in forced colours and on paper', async () => {
    const { page } = await openPage({ viewport: screens.phone, forcedColors: 'active' });
    const chat = await openChat(page, service.url);
    await chat.ask('this is urgent');
    await chat.answers(2);
    await faults(page, 'phone-forced-colours');
    await page.emulateMedia({ media: 'print', forcedColors: 'none' });
    expect(await chat.box.isVisible()).to.equal(false);
    expect(await page.getByRole('banner').isVisible()).to.equal(true);
    await page.screenshot({ path: join(shots, 'print.png'), fullPage: true });
  });
});
