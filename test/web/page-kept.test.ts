import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { type CharitySite, startCharitySite } from '../support/charity-site.ts';
import { chatOn, openChat } from '../support/chat-page.ts';
import { describeInChromium } from '../support/chromium.ts';
import { type ScriptedService, startScriptedService } from '../support/service.ts';

/** Whether the browser took the page up again as it was, instead of loading it. */
const wasKept = (page: Page) => page.evaluate('window.marked === true');

/** The driver switches the back/forward cache off unless it is told not to. */
const options = { ignoreDefaultArgs: ['--disable-back-forward-cache'] };

describeInChromium(
  'a page that the browser keeps for the way back',
  (openPage) => {
    let service: ScriptedService;
    let site: CharitySite;
    beforeEach(async () => {
      site = await startCharitySite();
      service = await startScriptedService({ allowedOrigins: [site.url] });
    });
    afterEach(() => Promise.all([service.close(), site.close()]));

    it('goes on with its chat where it was, with what was said meanwhile', async () => {
      const { page } = await openPage();
      const chat = await openChat(page, service.url);
      await chat.ask('before');
      await chat.answers(2);
      await page.evaluate('window.marked = true');
      await page.goto(`${site.url}/elsewhere`);
      service.conversations.say({ tone: 'plain', text: 'Said meanwhile.', buttons: [] });
      await page.goBack({ waitUntil: 'commit' });
      await chat.log.getByText('Said meanwhile.').waitFor();
      expect(await wasKept(page)).to.equal(true);
      await chat.ask('after');
      await chat.answers(4);
      expect(await chat.said()).to.have.length(6);
    });

    it('is kept with the panel on it, though the chat holds a socket', async () => {
      const body = (path: string) => `<a href="${path}">On</a><script async src="${service.url}/chat.js"></script>`;
      site.pages.set('/', { body: body('/two') });
      site.pages.set('/two', { body: body('/') });
      const { page } = await openPage({ viewport: { width: 1280, height: 800 } });
      await page.goto(site.url);
      await page.getByRole('button', { name: 'Ask the helpline assistant' }).click();
      const chat = chatOn(page, page.frameLocator('iframe'));
      await chat.ask('on the first page');
      await chat.answers(2);
      await page.evaluate('window.marked = true');
      await page.getByRole('link', { name: 'On' }).click();
      await page.waitForURL('**/two');
      await chat.answers(2);
      await chat.ask('on the second page');
      await chat.answers(3);
      await page.goBack({ waitUntil: 'commit' });
      await page.waitForFunction("location.pathname === '/'");
      expect(await wasKept(page)).to.equal(true);
      // The driver can't look into frames of a kept page. That the panel is connected again shows on the button.
      await page.evaluate("document.documentElement.lastElementChild.shadowRoot.querySelector('dialog').close()");
      await page.getByRole('button', { name: /^Ask the helpline assistant/ }).waitFor();
      await page.waitForTimeout(300);
      service.conversations.say({ tone: 'plain', text: 'Said on the way back.', buttons: [] });
      await page.getByRole('button', { name: '(1 new)' }).waitFor();
    });
  },
  options,
);
