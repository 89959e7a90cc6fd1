import { expect } from 'chai';
import { faultsIn, type Look, screens } from './axe.ts';
import { chatOn, openChat } from './chat-page.ts';
import { chatStates, visitViews } from './chat-states.ts';
import type { OpenPage } from './chromium.ts';
import { type ScriptedService, startScriptedService } from './service.ts';

/** Defines the tests that take axe through every state and view of the chat, and through the demonstration pages. */
export function checkEveryState(openPage: OpenPage, looks: readonly Look[]): void {
  let service: ScriptedService;
  before(async () => {
    service = await startScriptedService({ notice: 'Draft, not yet clinically approved' });
  });
  after(() => service.close());

  const open = async () => (await openPage({ viewport: screens.phone, reducedMotion: 'reduce' })).page;

  it('has no fault in any state', async function visit() {
    this.timeout(180_000);
    const page = await open();
    const chat = await openChat(page, service.url);
    for (const { name, enter } of chatStates) {
      await enter(chat, service);
      expect(await faultsIn(looks, page, name)).to.deep.equal([]);
    }
  });

  it('has no fault in any view of the menu', async function visit() {
    this.timeout(180_000);
    const page = await open();
    await page.clock.install();
    const chat = await openChat(page, service.url);
    await visitViews(chat, async (name) => expect(await faultsIn(looks, page, name)).to.deep.equal([]));
  });

  it('has no fault on the demonstration pages, closed and open', async function visit() {
    this.timeout(180_000);
    const page = await open();
    const chat = chatOn(page, page.frameLocator('iframe'));
    for (const path of ['/embed', '/privacy', '/']) {
      await page.goto(service.url + path);
      await page.getByRole('button', { name: 'Ask the helpline assistant' }).waitFor();
      expect(await faultsIn(looks, page, `site-${path.slice(1)}`)).to.deep.equal([]);
    }
    await page.getByRole('button', { name: 'Ask the helpline assistant' }).click();
    await chat.ask('is it my fault my son got this');
    await chat.answers(2);
    expect(await faultsIn(looks, page, 'site-open', true)).to.deep.equal([]);
  });
}
