import { expect } from 'chai';
import { chatOn, openChat } from '../support/chat-page.ts';
import { describeInChromium } from '../support/chromium.ts';
import { startTestService, type TestService } from '../support/service.ts';

describeInChromium('chat page', (openPage) => {
  let service: TestService;
  before(async () => {
    service = await startTestService();
  });
  after(() => service.close());

  it('answers a question with its source, in the order of the conversation', async () => {
    const { page } = await openPage();
    const chat = await openChat(page, service.url);
    await chat.answers(1);
    await chat.ask('is it my fault my son got this');
    await chat.answers(2);
    const said = await chat.said();
    expect(said.map((message) => message.split(':')[0])).to.deep.equal(['assistant', 'you', 'assistant']);
    expect(said[1]).to.equal('you: is it my fault my son got this');
    expect(said[2]).to.match(/From .*reviewed/i);
  });

  it('sends a suggestion when it is tapped, and shows what stood on it', async () => {
    const { page } = await openPage();
    const chat = await openChat(page, service.url);
    await chat.ask('is it my fault my son got this');
    await chat.answers(2);
    const suggestion = chat.log.locator('.newest .choices').getByRole('button').first();
    const title = await suggestion.textContent();
    await suggestion.dblclick();
    await chat.answers(3);
    const own = (await chat.said()).filter((message) => message.startsWith('you:'));
    expect(own).to.deep.equal(['you: is it my fault my son got this', `you: ${title}`]);
  });

  it('shows the whole conversation again after a reload, tapped titles too', async () => {
    const { page } = await openPage();
    const chat = await openChat(page, service.url);
    await chat.ask('is it my fault my son got this');
    await chat.answers(2);
    await chat.log.locator('.newest .choices').getByRole('button').first().click();
    await chat.answers(3);
    const before = await chat.said();
    await page.reload();
    await chat.answers(3);
    expect(await chat.said()).to.deep.equal(before);
    await chat.ask('one more');
    await chat.answers(4);
    expect(await chat.said()).to.have.length(before.length + 2);
  });

  it('offers numbers and pages as links that give nothing away', async () => {
    const { page } = await openPage();
    const chat = await openChat(page, service.url);
    await chat.ask('is it my fault my son got this');
    await chat.answers(2);
    const header = page.getByRole('banner');
    expect(await header.textContent()).to.include('I am a computer program, not a clinician');
    expect(await header.getByRole('link', { name: '999' }).getAttribute('href')).to.equal('tel:999');
    for (const link of await chat.log.getByRole('link').all()) {
      const href = await link.getAttribute('href');
      expect(href).to.match(/^(tel:|https?:)/);
      if (!href?.startsWith('tel:')) expect(await link.getAttribute('rel')).to.include('noopener');
    }
  });

  it('keeps the token and the conversation for this tab only, and sets no cookie', async () => {
    const { page, context } = await openPage();
    const chat = await openChat(page, service.url);
    await chat.answers(1);
    const saved = JSON.parse(String(await page.evaluate('sessionStorage.getItem("helpline-chat")')));
    expect(Object.keys(saved).sort()).to.deep.equal(['conversationId', 'token', 'unsent']);
    expect(await page.evaluate('[sessionStorage.length, localStorage.length]')).to.deep.equal([1, 0]);
    expect(await context.cookies()).to.deep.equal([]);
  });

  it('works where storage is forbidden', async () => {
    const { page } = await openPage();
    await page.addInitScript("Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('forbidden') } })");
    const chat = await openChat(page, service.url);
    await chat.ask('hello');
    await chat.answers(2);
  });

  it('says the phone number where scripts are off', async () => {
    const { page } = await openPage({ javaScriptEnabled: false });
    await page.goto(`${service.url}/chat`);
    expect(await page.getByRole('main').textContent()).to.include('needs JavaScript');
    expect(await page.getByRole('main').locator('a[href^="tel:"]').count()).to.equal(1);
  });

  it('leads from the front page to the chat', async () => {
    const { page } = await openPage();
    await page.goto(service.url);
    expect(await page.evaluate('sessionStorage.length')).to.equal(0);
    await page.getByRole('link', { name: 'Ask a question' }).click();
    await chatOn(page, page.frameLocator('iframe')).answers(1);
  });

  it('leads from the front page to the chat’s own page where scripts are off', async () => {
    const { page } = await openPage({ javaScriptEnabled: false });
    await page.goto(service.url);
    expect(await page.getByRole('link', { name: '01632 960 000' }).first().isVisible()).to.equal(true);
    await page.getByRole('link', { name: 'Signs' }).click();
    expect(page.url()).to.equal(`${service.url}/chat#helpline-chat=signs`);
  });

  it('begins with the topic of the link that led to it', async () => {
    const { page } = await openPage();
    await page.goto(`${service.url}/chat#helpline-chat=signs`);
    const chat = chatOn(page);
    await chat.answers(2);
    expect(await chat.said()).to.include('you: Signs');
  });
});
