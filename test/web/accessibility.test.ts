import { expect } from 'chai';
import { screens, someLooks, takePicture } from '../support/axe.ts';
import { openChat } from '../support/chat-page.ts';
import { chatViews, openView } from '../support/chat-states.ts';
import { describeInChromium } from '../support/chromium.ts';
import { checkEveryState } from '../support/every-state.ts';
import { type ScriptedService, startScriptedService } from '../support/service.ts';

describeInChromium('chat, looked at by axe', (openPage) => checkEveryState(openPage, someLooks));

describeInChromium('chat for everybody', (openPage) => {
  let service: ScriptedService;
  before(async () => {
    service = await startScriptedService({ notice: 'Draft, not yet clinically approved' });
  });
  after(() => service.close());

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
      await takePicture(page, `phone-${viewport.height}-large-text`);
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
        // The browser counts in floating point: a place that ends in .99994 is none that a finger could miss.
        const heightPx = Math.round(((await target.boundingBox())?.height ?? 0) * 100) / 100;
        expect(heightPx, (await target.textContent()) ?? '').to.be.at.least(leastPx);
      }
    };
    await tooSmall('button:not(.term), a.choice, a.exit, textarea', 44);
    // A word within a sentence has the height of its line.
    await tooSmall('.term', 24);
    for (const { open } of chatViews) {
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
    await takePicture(page, 'phone-forced-colours');
    await page.emulateMedia({ media: 'print', forcedColors: 'none' });
    expect(await chat.box.isVisible()).to.equal(false);
    expect(await page.getByRole('banner').isVisible()).to.equal(true);
    await takePicture(page, 'print');
    await page.emulateMedia({ media: 'screen' });
    await openView(chat, 'Save or print this chat');
    await page.emulateMedia({ media: 'print' });
    expect(await chat.log.isVisible(), 'the conversation is printed from its view too').to.equal(true);
    expect(await page.getByRole('heading', { name: 'Save or print this chat' }).isVisible()).to.equal(false);
  });
});
