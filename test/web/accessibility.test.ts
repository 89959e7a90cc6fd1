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
  // There is no frame in it: the mode that takes a second page along for frames takes twice as long.
  const { violations } = await new AxeBuilder({ page }).withTags(rules).setLegacyMode().analyze();
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
    name: 'deleted',
    async enter(chat, service) {
      service.conversations.eraseAll();
      await chat.page.context().setOffline(false);
      await chat.page.getByText('This chat was deleted').waitFor();
    },
  },
];

/** Opens a view of the menu. */
async function openView(chat: ChatPage, title: string): Promise<void> {
  const { page } = chat;
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  if (title === 'Menu') return;
  await page.getByRole('button', { name: title }).click();
  await page.getByRole('heading', { name: title }).waitFor();
}

/** Everything that may take the conversation's place. */
const views: readonly { readonly name: string; open(chat: ChatPage): Promise<void> }[] = [
  { name: 'menu', open: (chat) => openView(chat, 'Menu') },
  { name: 'privacy', open: (chat) => openView(chat, 'Your privacy in this chat') },
  { name: 'save', open: (chat) => openView(chat, 'Save or print this chat') },
  {
    name: 'code',
    async open(chat) {
      await openView(chat, 'Come back later');
      await chat.page.getByRole('button', { name: /Make a( new)? code/ }).click();
      await chat.page.getByRole('button', { name: 'Switch the code off' }).waitFor();
    },
  },
  {
    name: 'wrong-code',
    async open(chat) {
      await openView(chat, 'I have a code');
      await chat.page.getByRole('button', { name: 'Open the chat' }).click();
      await chat.page.getByText('Type your code first.').waitFor();
    },
  },
  { name: 'clear', open: (chat) => openView(chat, 'Clear this chat') },
  {
    name: 'data',
    async open(chat) {
      await openView(chat, 'What is held about me');
      await chat.page.getByRole('button', { name: 'Save it all as a file' }).waitFor();
    },
  },
  { name: 'forget', open: (chat) => openView(chat, 'Delete everything about me') },
];

/** A word with its meaning, the question whether somebody is there, and every view; the last deletes the chat. */
async function visitViews(chat: ChatPage, look: (name: string) => Promise<void>): Promise<void> {
  const { page } = chat;
  await chat.ask('is it my fault my son got this');
  await chat.answers(2);
  await chat.log.getByRole('button', { name: 'tummy' }).click();
  await look('glossary');
  await page.clock.fastForward(11 * 60_000);
  await page.getByRole('heading', { name: 'Are you still there?' }).waitFor();
  await look('idle');
  await page.getByRole('button', { name: 'I am still here' }).click();
  for (const { name, open } of views) {
    await open(chat);
    await look(name);
    if (name === 'forget') break;
    for (const _ of [1, 2]) await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: 'Delete everything now' }).click();
  await page.getByRole('heading', { name: 'Everything is deleted' }).waitFor();
  await look('forgotten');
}

describeInChromium('chat for everybody', (openPage) => {
  let service: ScriptedService;
  before(async () => {
    service = await startScriptedService({ notice: 'Draft, not yet clinically approved' });
  });
  after(() => service.close());

  for (const colorScheme of looks) {
    for (const [screen, viewport] of Object.entries(screens)) {
      it(`has no fault that axe finds: ${screen}, ${colorScheme}, every state`, async function visit() {
        this.timeout(180_000);
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

  for (const colorScheme of looks) {
    for (const [screen, viewport] of Object.entries(screens)) {
      it(`has no fault that axe finds: ${screen}, ${colorScheme}, every view of the menu`, async function visit() {
        this.timeout(180_000);
        const { page } = await openPage({ colorScheme, viewport, reducedMotion: 'reduce' });
        await page.clock.install();
        const chat = await openChat(page, service.url);
        await visitViews(chat, async (name) => {
          expect(await faults(page, `${screen}-${colorScheme}-${name}`), name).to.deep.equal([]);
          expect(await page.evaluate('document.documentElement.scrollWidth'), name).to.be.at.most(viewport.width);
        });
      });
    }
  }

  it('reads every message out once: nothing that was said is put in again or moved', async () => {
    const { page } = await openPage();
    const chat = await openChat(page, service.url);
    await chat.answers(1);
    await page.evaluate(`window.added = []; new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) if (node.classList?.contains('message')) added.push(node.textContent);
    }).observe(document.querySelector('.log'), { childList: true, subtree: true })`);
    for (const [index, text] of ['first', 'second', 'third'].entries()) {
      await chat.ask(text);
      await chat.answers(index + 2);
    }
    await chat.log.getByText('Sending…').waitFor({ state: 'detached' });
    const added = (await page.evaluate('added')) as string[];
    expect(added).to.have.length(6);
    expect(await chat.log.getAttribute('aria-live')).to.equal(null);
  });

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
    const tooSmall = async (targets: string, leastPx: number) => {
      for (const target of await page.locator(`main :is(${targets}):visible`).all()) {
        expect((await target.boundingBox())?.height, (await target.textContent()) ?? '').to.be.at.least(leastPx);
      }
    };
    await tooSmall('button:not(.term), a.choice, a.exit, textarea', 44);
    // A word within a sentence has the height of its line.
    await tooSmall('.term', 24);
    for (const { open } of views) {
      await open(chat);
      await tooSmall('button, a.choice, a.exit, textarea, input', 44);
      for (const _ of [1, 2]) await page.keyboard.press('Escape');
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
    await page.emulateMedia({ media: 'screen' });
    await openView(chat, 'Save or print this chat');
    await page.emulateMedia({ media: 'print' });
    expect(await chat.log.isVisible(), 'the conversation is printed from its view too').to.equal(true);
    expect(await page.getByRole('heading', { name: 'Save or print this chat' }).isVisible()).to.equal(false);
  });
});
