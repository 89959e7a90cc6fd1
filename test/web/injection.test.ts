import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { WireMessage } from '../../src/http/contract.ts';
import { attacks, watchPage } from '../support/attacks.ts';
import { chatOn, openChat } from '../support/chat-page.ts';
import { describeInChromium } from '../support/chromium.ts';
import { type ScriptedService, startScriptedService } from '../support/service.ts';

/** The assistant repeats what it heard in every field that it has. */
function repeat(text: string): WireMessage {
  return {
    tone: 'answer',
    text: `${text}\n\n- ${text}`,
    source: {
      title: text,
      publisher: text,
      section: text,
      reviewed: text,
      nextReview: text,
      url: 'javascript:window.hacked=1',
      line: text,
    },
    buttons: [
      { kind: 'tap', title: text, tap: { kind: 'entry', id: 'x' } },
      { kind: 'call', title: text, number: 'javascript:window.hacked=1' },
      { kind: 'link', title: text, url: 'javascript:window.hacked=1' },
      { kind: 'link', title: text, url: ' JavaScript:window.hacked=1' },
      { kind: 'link', title: text, url: 'data:text/html,<script>opener.hacked=1</script>' },
    ],
  };
}

/** Goes into a view of the menu, or from one to the next. */
async function openView(page: Page, title: string): Promise<void> {
  for (let depth = 0; depth < 3; depth += 1) await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('button', { name: title }).click();
  await page.getByRole('heading', { name: title }).waitFor();
}

async function savedText(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

describeInChromium('chat and hostile words', (openPage) => {
  let service: ScriptedService;
  before(async () => {
    service = await startScriptedService({ reply: ({ text }) => [repeat(text ?? '')] });
  });
  after(() => service.close());

  it('shows them as words, in what is asked, answered, offered and restored', async () => {
    const { page, context } = await openPage();
    const seen = watchPage(page);
    const chat = await openChat(page, service.url);
    for (const [index, attack] of attacks.entries()) {
      await chat.ask(attack);
      await chat.answers(index + 2);
    }
    for (const choice of await chat.log.locator('.newest .choice').all()) await choice.click({ noWaitAfter: true });
    await chat.answers(attacks.length + 2);
    const before = await chat.said();
    expect(before.filter((message) => message.startsWith('you:')).slice(0, attacks.length)).to.deep.equal(
      attacks.map((text) => `you: ${text}`),
    );
    await page.reload();
    await chat.answers(attacks.length + 2);
    expect(await chat.said()).to.deep.equal(before);

    expect(await page.evaluate('window.hacked')).to.equal(undefined);
    expect(await chat.log.locator('script, img, svg, iframe, style, object').count()).to.equal(0);
    for (const link of await chat.log.getByRole('link').all()) expect(await link.getAttribute('href')).to.match(/^tel:/);
    expect(context.pages()).to.have.length(1);
    expect(seen.requests.filter((url) => !url.startsWith(service.url) && !/^(tel:|data:image)/.test(url))).to.deep.equal([]);
    expect(seen.violations).to.deep.equal([]);
  });

  it('shows them as words in the transcript, in what is saved and copied, and where a code is typed', async () => {
    const { page, context } = await openPage();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const seen = watchPage(page);
    const chat = await openChat(page, service.url);
    await chat.answers(1);
    await chat.ask(attacks.join('\n'));
    await chat.answers(2);
    await openView(page, 'Save or print this chat');
    const { name, text } = await savedText(page, 'Save as a file');
    expect(name).to.match(/^chat-[\d-]+\.txt$/);
    for (const attack of attacks) expect(text).to.include(attack);
    expect(await page.getByLabel('This chat as text').inputValue()).to.equal(text);
    await page.getByRole('button', { name: 'Copy it all' }).click();
    await page.getByText('Copied.').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).to.equal(text);
    await openView(page, 'What is held about me');
    const held = await savedText(page, 'Save it all as a file');
    for (const attack of attacks) expect(held.text).to.include(attack);
    await openView(page, 'I have a code');
    for (const attack of attacks) {
      await page.getByLabel('Your code').fill(attack);
      await page.getByRole('button', { name: 'Open the chat' }).click();
      await page.getByText('A code has 8 letters and digits').waitFor();
    }
    // What a text file holds is text also to a browser that opens it.
    const viewer = await context.newPage();
    await viewer.route('**/saved.txt', (route) => route.fulfill({ contentType: 'text/plain; charset=utf-8', body: held.text }));
    await viewer.goto(`${service.url}/saved.txt`);
    for (const one of [page, viewer]) expect(await one.evaluate('window.hacked')).to.equal(undefined);
    expect(await page.locator('main :is(script, img, svg, iframe, style, object)').count()).to.equal(0);
    expect(seen.requests.filter((url) => !url.startsWith(service.url) && !/^(data:image|blob:)/.test(url))).to.deep.equal([]);
    expect(seen.violations).to.deep.equal([]);
  });

  it('takes no script from the address', async () => {
    const { page } = await openPage();
    for (const hash of ['<img src=x onerror=window.hacked=1>', 'javascript:window.hacked=1', '"><svg onload=window.hacked=1>']) {
      await page.goto('about:blank');
      await page.goto(`${service.url}/chat#continue=${hash}`);
      await chatOn(page).answers(1);
      expect(await page.evaluate('window.hacked')).to.equal(undefined);
      expect(await page.locator('main :is(img, svg, script)').count()).to.equal(0);
    }
  });

  it('lets no inline script run and no text become code, even if it got into the page', async () => {
    const { page } = await openPage();
    await openChat(page, service.url);
    const attempts = [
      'document.body.innerHTML = \'<img src=x onerror="window.hacked = 1">\'',
      "document.body.setAttribute('onclick', 'window.hacked = 1')",
      "document.body.append(Object.assign(document.createElement('script'), { text: 'window.hacked = 1' }))",
    ];
    for (const attempt of attempts) {
      const outcome = await page.evaluate(`(() => { try { ${attempt}; return 'done' } catch { return 'refused' } })()`);
      expect(outcome, attempt).to.equal('refused');
    }
    expect(await page.evaluate('window.hacked')).to.equal(undefined);
  });
});
