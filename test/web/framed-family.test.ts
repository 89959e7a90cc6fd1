import { expect } from 'chai';
import type { BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright-core';
import { screens, takePicture } from '../support/axe.ts';
import { type CharitySite, startCharitySite } from '../support/charity-site.ts';
import { type ChatPage, chatOn } from '../support/chat-page.ts';
import { describeInChromium } from '../support/chromium.ts';
import { answering, type ScriptedService, startScriptedService } from '../support/service.ts';

const weather = 'https://weather.example/';

/** The panel on the charity's page, and the chat in it. */
interface Framed {
  readonly page: Page;
  readonly panel: FrameLocator;
  readonly chat: ChatPage;
}

describeInChromium('a family and its own chat, in the frame on the charity’s page', (openPage) => {
  let service: ScriptedService;
  let site: CharitySite;

  before(async () => {
    site = await startCharitySite();
    service = await startScriptedService({ ...answering, allowedOrigins: [site.url] });
    const links = '<p><a href="#helpline-chat=tests">Ask about tests</a> <a href="/two">On</a></p>';
    for (const path of ['/', '/two'])
      site.pages.set(path, { body: `<h1>Charity</h1>${links}<script async src="${service.url}/chat.js"></script>` });
  });
  after(() => Promise.all([service.close(), site.close()]));

  async function visit(options: BrowserContextOptions): Promise<Framed> {
    const { page } = await openPage({ reducedMotion: 'reduce', ...options });
    await page.route(`${weather}**`, (route) => route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>sunny' }));
    await page.goto('about:blank');
    await page.goto(site.url);
    const panel = page.frameLocator('iframe[title="Helpline assistant"]');
    return { page, panel, chat: chatOn(page, panel) };
  }

  async function open({ page, chat }: Framed): Promise<void> {
    await page.getByRole('button', { name: /^Ask the helpline assistant/ }).click();
    await chat.answers(1);
  }

  async function openView({ panel }: Framed, title: string): Promise<void> {
    await panel.getByRole('button', { name: 'Menu', exact: true }).click();
    await panel.getByRole('button', { name: title }).click();
    await panel.getByRole('heading', { name: title }).waitFor();
  }

  const picture = ({ page }: Framed, name: string) => takePicture(page, `framed-${name}`);
  const kept = (page: Page) => page.evaluate('[localStorage.length, { ...sessionStorage }]');
  const keptInPanel = ({ panel }: Framed) =>
    panel.locator('body').evaluate((body) => Object.keys(body.ownerDocument.defaultView?.sessionStorage ?? {}));

  for (const [screen, viewport] of Object.entries(screens)) {
    it(`is read, continued, cleared, forgotten and left: ${screen}`, async () => {
      const family = await visit({ viewport });
      const { page, panel, chat } = family;
      await open(family);
      await panel.getByRole('region', { name: 'Before you write' }).waitFor();
      await picture(family, `${screen}-notice`);
      await chat.ask('is it my fault');
      await chat.answers(2);
      await picture(family, `${screen}-answer`);

      await openView(family, 'Come back later');
      await panel.getByRole('button', { name: 'Make a code' }).click();
      await panel.locator('strong.code').waitFor();
      await picture(family, `${screen}-code`);
      // Escape goes one view back, then closes the panel, and never both.
      await page.keyboard.press('Escape');
      await panel.getByRole('heading', { name: 'Menu' }).waitFor();
      await page.keyboard.press('Escape');
      await chat.log.waitFor();
      await page.keyboard.press('Escape');
      await chat.log.waitFor({ state: 'hidden' });
      await open(family);

      await openView(family, 'Clear this chat');
      await picture(family, `${screen}-clear`);
      await panel.getByRole('button', { name: 'Clear this chat' }).click();
      await chat.answers(1);
      expect(await chat.said()).to.have.length(1);

      await openView(family, 'Delete everything about me');
      await picture(family, `${screen}-forget`);
      await panel.getByRole('button', { name: 'Delete everything now' }).click();
      await panel.getByRole('heading', { name: 'Everything is deleted' }).waitFor();
      expect(await keptInPanel(family)).to.deep.equal([]);
      await picture(family, `${screen}-forgotten`);
      await panel.getByRole('button', { name: 'Start a new chat' }).click();
      await chat.ask('one more thing');
      await chat.answers(2);

      await panel.getByRole('link', { name: 'Leave now' }).click();
      await page.waitForURL(weather);
      await page.goBack();
      expect(page.url()).to.equal('about:blank');
      await page.goto(site.url);
      expect(await kept(page)).to.deep.equal([0, {}]);
      expect(page.frames()).to.have.length(1);
      await open(family);
      expect(await chat.said()).to.have.length(1);
    });
  }

  it('is left by Shift three times on the site’s second page, and nothing of it stays on any', async () => {
    const family = await visit({ viewport: screens.desk });
    const { page, chat } = family;
    await open(family);
    await chat.ask('is it my fault');
    await chat.answers(2);
    await page.getByRole('link', { name: 'On' }).click();
    await page.waitForURL('**/two');
    await chat.answers(2);
    await chat.box.focus();
    for (const _ of [1, 2, 3]) await page.keyboard.press('Shift');
    await page.waitForURL(weather);
    await page.goto(site.url);
    expect(await kept(page)).to.deep.equal([0, {}]);
    await open(family);
    expect(await keptInPanel(family)).to.have.members(['helpline-chat', 'helpline-seen']);
    expect(await chat.said()).to.have.length(1);
  });

  it('goes on under the privacy notice by what the person sends, not by a link that names a topic', async () => {
    const before = service.families.accepted.length;
    const family = await visit({ viewport: screens.phone });
    await family.page.getByRole('link', { name: 'Ask about tests' }).click();
    await family.chat.answers(2);
    await family.page.waitForTimeout(300);
    await picture(family, 'phone-topic');
    const notice = family.panel.getByRole('region', { name: 'Before you write' });
    const top = async (part: Locator) => (await part.boundingBox())?.y ?? 0;
    expect((await top(notice)) - (await top(family.chat.log)), 'the notice is in view').to.be.at.least(0);
    expect(service.families.accepted).to.have.length(before);
    const accepted = family.page.waitForResponse('**/api/chat/notice');
    await family.chat.ask('what do you look for?');
    expect((await accepted).status()).to.equal(200);
    expect(service.families.accepted).to.have.length(before + 1);
  });
});
