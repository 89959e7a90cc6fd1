import { expect } from 'chai';
import { type ChatPage, chatOn, openChat } from '../support/chat-page.ts';
import { describeInChromium } from '../support/chromium.ts';
import { exchangeThroughFaults } from '../support/faulty-exchange.ts';
import { answering, phone, type ScriptedService, startScriptedService } from '../support/service.ts';
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

  it('has each of three messages and its answer once, in order, over a network that is cut, falls silent and is slow', async () => {
    const answeringService = await startScriptedService(answering);
    const { page } = await openPage();
    await exchangeThroughFaults(page, answeringService, { messageCount: 3, faultCount: 3, seed: 20 });
    await answeringService.close();
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

  it('says in words that a chat was deleted, and starts a new one', async () => {
    const { page } = await openPage();
    const chat = await openChat(page, service.url);
    await chat.ask('before');
    await chat.answers(2);
    service.conversations.eraseAll();
    const notice = page.getByRole('alert').filter({ hasText: 'This chat was deleted' });
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
    const refusal = { error: { code: 'origin-not-allowed', message: 'not here' } };
    await page.route('**/api/chat/token', (route) => route.fulfill({ status: 403, json: refusal }));
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
    const refreshed = page.waitForResponse(
      (response) => response.url().endsWith('/api/chat/token') && 'authorization' in response.request().headers(),
    );
    const chat = await openChat(page, service.url);
    const { token } = (await (await refreshed).json()) as { token: string };
    await chat.ask('still here');
    await chat.answers(2);
    expect(JSON.parse(String(await page.evaluate('sessionStorage.getItem("helpline-chat")'))).token).to.equal(token);
  });

  it('goes on after hours of sleep, when its token has long expired', async () => {
    const { page } = await openPage();
    const chat = await openChat(page, service.url);
    await chat.ask('before');
    await chat.answers(2);
    service.advance(5 * 3_600_000);
    await chat.ask('after');
    await expectExchange(chat, service, ['before', 'after']);
    service.advance(5 * 3_600_000);
    await page.reload();
    await chat.ask('and after that');
    await expectExchange(chat, service, ['before', 'after', 'and after that']);
    service.advance(5 * 3_600_000);
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    await page.getByRole('button', { name: 'What is held about me' }).click();
    await page.getByRole('button', { name: 'Save it all as a file' }).waitFor();
  });

  it('takes a chat off the screen that was deleted elsewhere, also when its token had expired', async () => {
    const { page } = await openPage();
    const chat = await openChat(page, service.url);
    await chat.ask('before');
    await chat.answers(2);
    service.advance(5 * 3_600_000);
    service.conversations.eraseAll();
    await page.getByText('This chat was deleted').waitFor();
    expect(await chat.said()).to.deep.equal([]);
  });

  it('says that a chat has ended when nobody came back to it for more than a day', async () => {
    const { page } = await openPage();
    const chat = await openChat(page, service.url);
    await chat.answers(1);
    service.advance(26 * 3_600_000);
    await chat.ask('late');
    await page.getByText('This chat has ended').waitFor();
    await page.getByRole('button', { name: 'Start a new chat' }).click();
    await chat.answers(1);
    expect(await chat.box.inputValue()).to.equal('late');
  });

  it('does not take the words of a proxy or of the wifi’s sign-in page for those of the service', async () => {
    const { page } = await openPage();
    const chat = await openChat(page, service.url);
    await chat.answers(1);
    const answers = [
      { status: 403, contentType: 'text/html', body: '<h1>Forbidden</h1>' },
      { status: 200, contentType: 'text/html', body: '<h1>Sign in to the hospital wifi</h1>' },
      { status: 404, contentType: 'application/json', body: '{}' },
    ];
    await page.route('**/v3/directline/**', (route) => {
      const foreign = answers.shift();
      return foreign ? route.fulfill(foreign) : route.continue();
    });
    await chat.ask('still mine');
    await expectExchange(chat, service, ['still mine']);
    expect(answers).to.deep.equal([]);
  });

  it('shows one conversation in two tabs, where one was made from the other', async () => {
    const { page, context } = await openPage();
    const chat = await openChat(page, service.url);
    await chat.ask('from the first');
    await chat.answers(2);
    const opened = context.waitForEvent('page');
    await page.evaluate("void window.open('/chat')");
    const second = chatOn(await opened);
    await second.answers(2);
    await second.ask('from the second');
    await chat.answers(3);
    await chat.ask('and the first');
    await expectExchange(second, service, ['from the first', 'from the second', 'and the first']);
    await expectExchange(chat, service, ['from the first', 'from the second', 'and the first']);
  });
});
