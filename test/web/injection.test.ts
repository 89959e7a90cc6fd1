import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { WireMessage } from '../../src/http/contract.ts';
import { openChat } from '../support/chat-page.ts';
import { describeInChromium } from '../support/chromium.ts';
import { type ScriptedService, startScriptedService } from '../support/service.ts';

const attacks = [
  '<script>window.hacked = 1</script>',
  '<img src=x onerror="window.hacked = 1">',
  '"><svg onload="window.hacked = 1">',
  '<iframe srcdoc="<script>parent.hacked = 1</script>"></iframe>',
  '<a href="javascript:window.hacked = 1">click</a>',
  '<style>@import "http://evil.example/x.css"</style>',
  '{{constructor.constructor("window.hacked = 1")()}}',
  '&lt;script&gt;window.hacked = 1&lt;/script&gt;',
];

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

/** Every address that the page asks for, and every complaint of its policy. */
function watch(page: Page): { requests: string[]; violations: string[] } {
  const seen = { requests: [] as string[], violations: [] as string[] };
  page.on('request', (request) => seen.requests.push(request.url()));
  page.on(
    'console',
    (message) => /Content Security Policy|Trusted/i.test(message.text()) && seen.violations.push(message.text()),
  );
  return seen;
}

describeInChromium('chat and hostile words', (openPage) => {
  let service: ScriptedService;
  before(async () => {
    service = await startScriptedService({ reply: ({ text }) => [repeat(text ?? '')] });
  });
  after(() => service.close());

  it('shows them as words, in what is asked, answered, offered and restored', async () => {
    const { page, context } = await openPage();
    const seen = watch(page);
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
