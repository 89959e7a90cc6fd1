import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { type CharitySite, startCharitySite } from '../support/charity-site.ts';
import { type ChatPage, chatOn } from '../support/chat-page.ts';
import { describeInChromium } from '../support/chromium.ts';
import { phone, type ScriptedService, startScriptedService } from '../support/service.ts';

/** The chat in the panel on a charity's page. */
function framedChat(page: Page): ChatPage {
  return chatOn(page, page.frameLocator('iframe[title="Helpline assistant"]'));
}

const button = (page: Page, name: string | RegExp = 'Ask the helpline assistant') => page.getByRole('button', { name });
const computed = (page: Page, property: string): Promise<string> =>
  page.evaluate(`getComputedStyle(document.documentElement.lastElementChild.shadowRoot.querySelector('button'))['${property}']`);
const panel = (page: Page) => page.getByRole('dialog', { name: 'Helpline assistant' });
const focusInside = (page: Page) => page.evaluate("document.activeElement.shadowRoot?.activeElement?.tagName ?? 'none'");

/** Everything that a page asks other hosts for, and what it and they keep in the browser. */
async function traces(context: BrowserContext, page: Page): Promise<unknown> {
  const stored = await page.evaluate('[localStorage.length, sessionStorage.length, document.cookie]');
  return { stored, cookies: await context.cookies() };
}

describeInChromium('the button on a charity’s page', (openPage) => {
  let service: ScriptedService;
  let site: CharitySite;
  let tag: (attributes?: string) => string;

  before(async () => {
    site = await startCharitySite();
    service = await startScriptedService({ allowedOrigins: [site.url, site.foreignUrl] });
    tag = (attributes = '') => `<script async src="${service.url}/chat.js" ${attributes}></script>`;
    site.pages.set('/', { body: `<h1>Charity</h1><p><a href="/two">Second page</a></p>${tag()}` });
    site.pages.set('/two', { body: `<h1>Second</h1><p><a href="/">First page</a></p>${tag()}` });
  });
  after(() => Promise.all([service.close(), site.close()]));

  async function visit(path = '/', options = {}): Promise<{ page: Page; context: BrowserContext }> {
    const opened = await openPage({ reducedMotion: 'reduce', viewport: { width: 1280, height: 800 }, ...options });
    await opened.page.goto(site.url + path);
    return opened;
  }

  it('asks nobody but for its own script, and keeps nothing, until it is pressed', async () => {
    const { page, context } = await openPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(site.url);
    await button(page).waitFor();
    await page.mouse.move(5, 5);
    await page.waitForTimeout(300);
    expect(asked.filter((url) => !url.startsWith('data:'))).to.deep.equal([`${site.url}/`, `${service.url}/chat.js`]);
    expect(await traces(context, page)).to.deep.equal({ stored: [0, 0, ''], cookies: [] });
    expect(page.frames()).to.have.length(1);
  });

  it('opens the chat beside the page, takes the focus there, and gives it back on Escape', async () => {
    const { page, context } = await visit();
    await button(page).click();
    const chat = framedChat(page);
    await chat.answers(1);
    await page.keyboard.type('is it my fault');
    await page.keyboard.press('Enter');
    await chat.answers(2);
    expect(await page.getByRole('link', { name: 'Second page' }).evaluate((link) => link.matches(':focus'))).to.equal(false);
    await page.getByRole('link', { name: 'Second page' }).click({ trial: true });
    await chat.box.press('Escape');
    await button(page).waitFor();
    expect(await panel(page).isVisible()).to.equal(false);
    expect(await focusInside(page)).to.equal('BUTTON');
    expect(await page.evaluate('[localStorage.length, { ...sessionStorage }]')).to.deep.equal([0, { 'helpline-chat': 'closed' }]);
    expect(await context.cookies()).to.deep.equal([]);
  });

  it('fills a phone, shuts out the page behind, and is closed by its own button', async () => {
    const { page } = await visit('/', { viewport: { width: 320, height: 640 }, hasTouch: true });
    await button(page).tap();
    const chat = framedChat(page);
    await chat.answers(1);
    expect(await panel(page).boundingBox()).to.deep.equal({ x: 0, y: 0, width: 320, height: 640 });
    const behind = page.locator('a[href="/two"]');
    await behind.evaluate((link: { focus(): void }) => link.focus());
    expect(await behind.evaluate((link) => link.matches(':focus'))).to.equal(false);
    expect(await panel(page).evaluate((dialog) => dialog.matches(':modal'))).to.equal(true);
    const close = page.frameLocator('iframe').getByRole('button', { name: 'Close' });
    expect((await close.boundingBox())?.height).to.be.at.least(44);
    await close.tap();
    await button(page).waitFor();
    expect(await focusInside(page)).to.equal('BUTTON');
  });

  it('follows from page to page: open where it was, with all that was said, and the focus left alone', async () => {
    const { page } = await visit();
    await button(page).click();
    const chat = framedChat(page);
    await chat.ask('one');
    await chat.answers(2);
    await page.getByRole('link', { name: 'Second page' }).click();
    await page.getByRole('heading', { name: 'Second' }).waitFor();
    await panel(page).waitFor();
    await chat.answers(2);
    expect(await page.evaluate('document.activeElement.tagName')).to.equal('BODY');
    await chat.ask('two');
    await chat.answers(3);
    await page.goBack();
    await panel(page).waitFor();
    await chat.answers(3);
    expect((await chat.said()).filter((line) => line.startsWith('you:'))).to.deep.equal(['you: one', 'you: two']);
  });

  it('works where the browser lets frames of other sites store nothing; the next page then has the button again', async () => {
    const { page } = await openPage();
    await page.goto(site.foreignUrl);
    await button(page).click();
    const chat = framedChat(page);
    await chat.ask('one');
    await chat.answers(2);
    await page.goto(`${site.foreignUrl}/two`);
    await button(page).click();
    await chat.answers(1);
  });

  it('says how much is new while it is closed, on the next page too', async () => {
    const { page } = await visit();
    await button(page).click();
    const chat = framedChat(page);
    await chat.answers(1);
    await chat.box.press('Escape');
    await button(page).waitFor();
    await page.waitForTimeout(200);
    service.conversations.say({ tone: 'plain', text: 'Are you still there?', buttons: [] });
    await button(page, 'Ask the helpline assistant (1 new)').waitFor();
    await page.getByRole('link', { name: 'Second page' }).click();
    await button(page, 'Ask the helpline assistant (1 new)').click();
    await chat.log.getByText('Are you still there?').waitFor();
    await chat.box.press('Escape');
    await button(page, /^Ask the helpline assistant$/).waitFor();
  });

  it('works under a strict policy, without a single complaint', async () => {
    const policy = `default-src 'none'; script-src ${service.url}; frame-src ${service.url}; img-src data:; require-trusted-types-for 'script'`;
    site.pages.set('/strict', { body: `<h1>Strict</h1>${tag('data-colour="#ffd400"')}`, policy });
    const { page } = await openPage({ viewport: { width: 1280, height: 800 } });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${site.url}/strict`);
    expect(await computed(page, 'position')).to.equal('fixed');
    expect(await computed(page, 'backgroundColor')).to.equal('rgb(255, 212, 0)');
    expect(await computed(page, 'color')).to.equal('rgb(0, 0, 0)');
    await button(page).click();
    await framedChat(page).answers(1);
    expect((await panel(page).boundingBox())?.width).to.equal(434);
    expect(complaints).to.deep.equal([]);
  });

  it('keeps its shape on a page whose style is hostile', async () => {
    const hostile =
      '* { all: unset !important; display: none !important; position: static !important; font-size: 3px !important; } html, body { display: block !important } section, button, dialog, iframe { visibility: hidden !important; opacity: 0 !important; width: 1px !important; transform: scale(0.1) !important }';
    site.pages.set('/hostile', { head: `<style>${hostile}</style>`, body: `<h1>Hostile</h1>${tag()}` });
    const { page } = await openPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(site.url);
    const before = await button(page).boundingBox();
    await page.goto(`${site.url}/hostile`);
    const box = await button(page).boundingBox();
    expect([box?.width, box?.height]).to.deep.equal([before?.width, before?.height]);
    await button(page).click();
    await framedChat(page).answers(1);
    expect((await panel(page).boundingBox())?.width).to.equal(434);
  });

  it('is there once when a page loads it twice, and does not mind a page that is still loading', async () => {
    site.pages.set('/twice', { head: tag(), body: `<h1>Twice</h1>${tag('data-label="Second"')}${tag()}` });
    const { page } = await visit('/twice');
    await button(page, /./).first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await button(page, /./).count()).to.equal(1);
    expect(await page.evaluate('document.documentElement.lastElementChild.tagName')).to.equal('SECTION');
  });

  it('takes its words, colour and side from the page, and its own where they make no sense', async () => {
    site.pages.set('/fit', { body: tag('data-label="Ask us" data-position="left" data-colour="#5a2a82"') });
    site.pages.set('/misfit', { body: tag('data-colour="red;display:none" data-position="nowhere"') });
    const { page } = await visit('/fit');
    expect((await button(page, 'Ask us').boundingBox())?.x).to.be.lessThan(30);
    expect(await computed(page, 'backgroundColor')).to.equal('rgb(90, 42, 130)');
    await page.goto(`${site.url}/misfit`);
    expect((await button(page).boundingBox())?.x).to.be.greaterThan(900);
    expect(await computed(page, 'backgroundColor')).to.equal('rgb(11, 79, 92)');
  });

  it('opens from a link, with a topic, and gives the focus back to the link', async () => {
    const links = `<p><a id="here" href="#helpline-chat=tests">Ask about tests</a> <a href="${service.url}/chat#helpline-chat">Ask</a></p>`;
    site.pages.set('/links', { body: links + tag() });
    const { page } = await visit('/links');
    await button(page).waitFor();
    await page.getByRole('link', { name: 'Ask about tests' }).click();
    const chat = framedChat(page);
    await chat.answers(2);
    expect(await chat.said()).to.include('you: Tests');
    await chat.box.press('Escape');
    await button(page).waitFor();
    expect(await page.evaluate('document.activeElement.id')).to.equal('here');
    // Something was asked already: the chat goes on where it was.
    await page.getByRole('link', { name: 'Ask about tests' }).click();
    await chat.box.press('Escape');
    await page.getByRole('link', { name: 'Ask', exact: true }).click();
    await chat.box.waitFor();
    expect((await chat.said()).filter((line) => line.startsWith('you:'))).to.deep.equal(['you: Tests']);
    expect(page.url()).to.equal(`${site.url}/links`);
  });

  it('opens where the address says so, by a call, and begins with the topic of the page', async () => {
    site.pages.set('/topic', { body: tag('data-topic="signs"') });
    const { page } = await visit('/topic#helpline-chat');
    const chat = framedChat(page);
    await chat.answers(2);
    expect(await chat.said()).to.include('you: Signs');
    const other = await visit('/');
    await button(other.page).waitFor();
    await other.page.evaluate("HelplineChat.open('tests')");
    await framedChat(other.page).answers(2);
    await other.page.evaluate('HelplineChat.open()');
    expect(await panel(other.page).isVisible()).to.equal(true);
  });

  it('says the phone number when the service does not let this site hold the chat, or is away', async () => {
    const stranger = await startCharitySite();
    stranger.pages.set('/', { body: tag() });
    const { page } = await openPage();
    await page.goto(stranger.url);
    await button(page).click();
    await panel(page).getByRole('link', { name: phone }).waitFor();
    expect(await panel(page).getByRole('link', { name: phone }).getAttribute('href')).to.equal('tel:01632960000');
    expect(await panel(page).getByRole('link', { name: 'as a page' }).getAttribute('href')).to.equal(`${service.url}/chat`);
    await page.waitForTimeout(500);
    expect(await page.locator('iframe').isVisible()).to.equal(false);
    await panel(page).getByRole('button', { name: 'Close' }).press('Escape');
    await button(page).waitFor();
    await stranger.close();
  });

  it('listens to nobody but its own frame, and the panel to nobody but the page that holds it', async () => {
    const { page } = await visit();
    await button(page).click();
    const chat = framedChat(page);
    await chat.answers(1);
    const closeIt = "{ helpline: 'close' }";
    await page.evaluate(`postMessage(${closeIt}, '*')`);
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('iframe'), { id: 'evil', srcdoc: "<script>parent.postMessage(${closeIt}, '*')</script>" }))`,
    );
    await page.frameLocator('#evil').locator('script').waitFor({ state: 'attached' });
    await page.waitForTimeout(200);
    expect(await panel(page).isVisible()).to.equal(true);
    // A frame beside it says "shown, with a topic" to the panel.
    await page.evaluate(`{
      const evil = document.getElementById('evil');
      evil.contentWindow.eval("parent.frames[0].postMessage({ helpline: 'shown', modal: true, focus: true, topic: 'tests' }, '*')");
    }`);
    await page.waitForTimeout(300);
    expect(await chat.said()).to.have.length(1);
  });
});
