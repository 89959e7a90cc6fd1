import { expect } from 'chai';
import { type ChatPage, openChat } from '../support/chat-page.ts';
import { describeInChromium } from '../support/chromium.ts';
import { phone, type ScriptedService, startScriptedService } from '../support/service.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';

/** The person's messages that count, as the service has them. */
function postedTexts(service: ScriptedService): (string | undefined)[] {
  return service.conversations.posted.map(({ text }) => text);
}

/** The conversation: each of `texts` once and answered once, after the welcome. */
async function expectExchange(chat: ChatPage, service: ScriptedService, texts: readonly string[]): Promise<void> {
  await chat.answers(1 + texts.length);
  await chat.log.getByText('Sending…').waitFor({ state: 'detached' });
  const said = await chat.said();
  expect(said.filter((message) => message.startsWith('you:'))).to.deep.equal(texts.map((text) => `you: ${text}`));
  expect(said).to.have.length(1 + 2 * texts.length);
  expect(postedTexts(service)).to.deep.equal(texts);
}

describeInChromium('chat connection', (openPage) => {
  let service: ScriptedService;
  beforeEach(async () => {
    service = await startScriptedService();
  });
  afterEach(() => service.close());

  it('keeps what is written offline and sends it once when the network is back', async () => {
    const { page, context } = await openPage();
    const chat = await openChat(page, service.url);
    await chat.answers(1);
    await context.setOffline(true);
    await chat.ask('first');
    await chat.ask('second');
    await chat.status.getByText('offline').waitFor();
    expect(await chat.status.getByRole('link').textContent()).to.equal(phone);
    expect(postedTexts(service)).to.deep.equal([]);
    await context.setOffline(false);
    await expectExchange(chat, service, ['first', 'second']);
    await chat.status.getByText('connected again').waitFor();
  });

  it('keeps unsent messages over a reload', async () => {
    const { page } = await openPage();
    const chat = await openChat(page, service.url);
    await chat.answers(1);
    await page.route('**/activities', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    await chat.ask('kept');
    await page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/activities'));
    await page.reload();
    await chat.log.getByText('kept', { exact: true }).waitFor();
    await page.unroute('**/activities');
    await expectExchange(chat, service, ['kept']);
  });

  it('counts a message once whose acknowledgement was lost', async () => {
    const { page } = await openPage();
    let isFirst = true;
    await page.route('**/activities', async (route) => {
      if (route.request().method() !== 'POST' || !isFirst) return route.continue();
      isFirst = false;
      await route.fetch();
      return route.abort();
    });
    const chat = await openChat(page, service.url);
    await chat.ask('once');
    await expectExchange(chat, service, ['once']);
  });

  it('misses nothing and repeats nothing when connections are reset', async () => {
    const proxy = await startTcpProxy(service.url);
    const { page } = await openPage();
    const chat = await openChat(page, proxy.url);
    await chat.answers(1);
    const texts = ['one', 'two', 'three', 'four', 'five', 'six'];
    for (const text of texts) {
      if (text === 'two' || text === 'five') proxy.cut();
      await chat.ask(text);
      if (text === 'three') proxy.cut();
    }
    await expectExchange(chat, service, texts);
    await proxy.close();
  });

  it('notices a socket that has gone silent', async () => {
    const proxy = await startTcpProxy(service.url);
    const { page } = await openPage();
    const chat = await openChat(page, proxy.url);
    await chat.answers(1);
    proxy.silenceSockets();
    await chat.ask('anybody there?');
    await expectExchange(chat, service, ['anybody there?']);
    await proxy.close();
  });

  it('goes on after the service has restarted', async () => {
    const { page } = await openPage();
    const chat = await openChat(page, service.url);
    await chat.answers(1);
    await service.restart(async () => {
      await chat.ask('meanwhile');
      await chat.status.getByText('can’t reach').waitFor();
    });
    await expectExchange(chat, service, ['meanwhile']);
  });

  it('works without a socket where a network lets none through', async () => {
    const { page } = await openPage();
    await page.addInitScript('window.WebSocket = class { close() {} constructor() { setTimeout(() => this.onclose?.()) } }');
    const chat = await openChat(page, service.url);
    await chat.ask('by polling');
    await expectExchange(chat, service, ['by polling']);
    service.conversations.say({ tone: 'plain', text: 'Unasked.', buttons: [] });
    await chat.log.getByText('Unasked.').waitFor();
  });

  it('says in words that a chat has ended, and starts a new one', async () => {
    const { page } = await openPage();
    const chat = await openChat(page, service.url);
    await chat.ask('before');
    await chat.answers(2);
    service.conversations.eraseAll();
    const notice = page.getByRole('alert').filter({ hasText: 'This chat has ended' });
    await notice.waitFor();
    expect(await notice.textContent()).to.include(phone);
    await page.getByRole('button', { name: 'Start a new chat' }).click();
    await chat.answers(1);
    await chat.ask('after');
    await chat.answers(2);
    expect(await chat.said()).to.have.length(3);
  });

  it('says so when the service won’t open a chat, and tries again on demand', async () => {
    const { page } = await openPage();
    await page.route('**/api/chat/token', (route) => route.fulfill({ status: 403, body: '{}' }));
    const chat = await openChat(page, service.url);
    await page.getByText('The chat can’t be opened').waitFor();
    await page.unroute('**/api/chat/token');
    await page.getByRole('button', { name: 'Try again' }).click();
    await chat.answers(1);
  });

  it('gets a new token before the old one expires', async () => {
    const { page } = await openPage();
    await page.route('**/v3/directline/conversations', async (route) => {
      const response = await route.fetch();
      return route.fulfill({ response, json: { ...(await response.json()), expires_in: 2 } });
    });
    const refreshed = page.waitForResponse('**/v3/directline/tokens/refresh');
    const chat = await openChat(page, service.url);
    const { token } = (await (await refreshed).json()) as { token: string };
    await chat.ask('still here');
    await chat.answers(2);
    expect(JSON.parse(String(await page.evaluate('sessionStorage.getItem("helpline-chat")'))).token).to.equal(token);
  });
});
