import { DatabaseSync } from 'node:sqlite';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { describeInChromium } from '../../support/chromium.ts';
import { type DeskService, signIn, startDeskService } from '../../support/desk-service.ts';
import { findAnswer, openPart } from '../../support/desk-states.ts';

const wide = { viewport: { width: 1280, height: 800 } };

describeInChromium('desk', (openPage) => {
  let service: DeskService;
  beforeEach(async function begin() {
    // The first suite to need the content waits until it is learned.
    this.timeout(180_000);
    service = await startDeskService([
      { said: ['is it my fault'], agoMs: 180_000 },
      { said: ['what is jmml'], agoMs: 120_000 },
      { said: ['how is it found'], agoMs: 60_000 },
    ]);
  });
  afterEach(() => service.close());

  const open = async (name: string): Promise<Page> => {
    const { page } = await openPage(wide);
    await signIn(page, service, name);
    return page;
  };

  it('lets one of two take a chat, and tells the other who was first', async () => {
    const [sam, kim] = await Promise.all([open('Sam'), open('Kim')]);
    await Promise.all([sam, kim].map((page) => page.getByRole('heading', { name: 'Waiting (3)' }).waitFor()));
    // The same chat on both, before either hears of the other.
    const key = await take(sam).getAttribute('data-key');
    await Promise.all([sam, kim].map((page) => page.evaluate(`document.querySelector('[data-key="${key}"]').click()`)));
    const won = await Promise.any(
      [sam, kim].map(async (page) =>
        page
          .getByLabel('Write to the family')
          .waitFor()
          .then(() => page),
      ),
    );
    const lost = won === sam ? kim : sam;
    await lost.getByText(/(Sam|Kim) was first and has this chat/).waitFor();
    await lost.getByText(/has this chat. You can read it/).waitFor();
    expect(await lost.getByLabel('Write to the family').count()).to.equal(0);
  });

  it('sends words and approved answers to the family, and keeps notes from it', async () => {
    const page = await open('Sam');
    await take(page).click();
    await write(page, 'Hello, I am here.');
    await findAnswer(page, 'is it my fault');
    await page
      .getByRole('button', { name: /^Insert/ })
      .first()
      .click();
    await page.getByLabel('Write to the family').press('Enter');
    await page.locator('.row.advisor .source').waitFor();
    await page.getByLabel('A note for advisors').check();
    await page.getByLabel('Write a note for advisors').fill('Sounds worn out.');
    await page.getByRole('button', { name: 'Keep note' }).click();
    await page.getByText('Note, for advisors only').waitFor();
    const family = await service.familyOf(0);
    const texts = (await family.texts()).join('\n');
    expect(texts).to.include('Hello, I am here.');
    expect(texts).to.include('JMML is not your fault');
    expect(texts).to.not.include('Sounds worn out');
    await family.say('that helps');
    await page.getByText('that helps').waitFor();
  });

  it('holds several chats at once, and counts what is new in each', async () => {
    const page = await open('Sam');
    for (const count of [2, 1]) {
      await take(page).click();
      await page.getByRole('heading', { name: `Waiting (${count})` }).waitFor();
    }
    const behind = await service.familyOf(0);
    for (const text of ['one', 'two']) await behind.say(text);
    await page.getByText('2 new').waitFor();
    expect(await page.title()).to.match(/^\(3\)/);
    await page.getByRole('button', { name: /2 new/ }).click();
    await page.locator('.rows').getByText('two', { exact: true }).waitFor();
    await page.getByText('2 new').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('heading', { name: 'Your chats (2)' }).waitFor();
    expect(await page.getByText(/\d new/).count()).to.equal(0);
  });

  it('hands a chat over, puts it back, and ends it with an outcome that the family hears of', async () => {
    const [sam, kim] = await Promise.all([open('Sam'), open('Kim')]);
    await take(sam).click();
    await write(sam, 'Hello from Sam.');
    await sam.getByRole('button', { name: 'Hand over', exact: true }).click();
    await sam.getByLabel('To whom?').selectOption({ label: 'Kim' });
    await sam.locator('.tool-panel').getByRole('button', { name: 'Hand over' }).click();
    await kim.getByRole('heading', { name: 'Your chats (1)' }).waitFor();
    await sam.getByText('Kim has this chat. You can read it').waitFor();
    await kim.locator('.queue-part').first().getByRole('button').first().click();
    await write(kim, 'Hello from Kim.');
    await kim.getByRole('button', { name: 'Put back' }).click();
    await sam.getByRole('heading', { name: 'Waiting (3)' }).waitFor();
    // Its first waiting time is kept: it stands where it stood.
    await take(sam).click();
    await sam.getByText('Hello from Kim.').waitFor();
    await sam.getByRole('button', { name: 'End chat' }).click();
    await sam.getByLabel('How did it go?').selectOption('A call was agreed');
    await sam.getByRole('button', { name: 'End it now' }).click();
    await sam.getByText('This chat has ended: an advisor ended it.').waitFor();
    const texts = await (await service.familyOf(0)).texts();
    expect(texts).to.include.members(['Hello from Sam.', 'Hello from Kim.']);
  });

  it('lets a lead delete everything of a family, and nobody else', async () => {
    const [sam, kim] = await Promise.all([open('Sam'), open('Kim')]);
    const family = await service.familyOf(0);
    await take(sam).click();
    await write(sam, 'Hello from Sam.');
    await kim
      .getByRole('button', { name: /^Family/ })
      .first()
      .click();
    expect(await kim.getByRole('button', { name: 'Delete', exact: true }).count()).to.equal(0);
    await sam.getByRole('button', { name: 'Delete', exact: true }).click();
    await sam.getByText('It cannot be undone').waitFor();
    await sam.getByRole('button', { name: 'Delete it all' }).click();
    await sam.getByText('Everything of this family is deleted.').waitFor();
    await sam.getByText('You have no chat.').waitFor();
    await sam.getByRole('heading', { name: 'Waiting (2)' }).waitFor();
    expect(await family.texts().catch(() => 'gone')).to.equal('gone');
  });

  it('keeps what is written while it is offline, and sends it once, in order, when it is back', async () => {
    const page = await open('Sam');
    await take(page).click();
    await write(page, 'first');
    const family = await service.familyOf(0);
    await page.context().setOffline(true);
    for (let count = 1; count <= 5; count += 1) {
      await page.getByLabel('Write to the family').fill(`offline ${count}`);
      await page.getByLabel('Write to the family').press('Enter');
      await family.say(`family ${count}`);
    }
    await page.getByText('Not sent yet; trying again').first().waitFor();
    await page.context().setOffline(false);
    await page
      .getByText(/Not sent yet|Sending…/)
      .first()
      .waitFor({ state: 'detached' });
    await page.locator('.row.enquirer').getByText('family 5').waitFor();
    const own = (await family.texts()).filter((text) => text.startsWith('offline'));
    expect(own).to.deep.equal([1, 2, 3, 4, 5].map((count) => `offline ${count}`));
    const shown = (await page.locator('.row .words').allTextContents()).filter((text) => /^(offline|family) \d/.test(text));
    expect(shown.filter((text) => text.startsWith('offline'))).to.deep.equal(own);
    expect(shown.filter((text) => text.startsWith('family'))).to.have.length(5);
  });

  it('shows the family writing, and tells the family of the advisor', async () => {
    const page = await open('Sam');
    await take(page).click();
    await write(page, 'hello');
    await (await service.familyOf(0)).type();
    await page.getByText('The family is writing…').waitFor();
  });

  it('lets a lead set a cap, close the desk and withdraw an answer, and everybody keeps to it', async () => {
    const [sam, kim] = await Promise.all([open('Sam'), open('Kim')]);
    await openPart(sam, 'Lead');
    await sam.getByText('Kim: Taking chats').waitFor();
    await sam.getByLabel('Chats at once').fill('1');
    await sam.getByRole('button', { name: 'Save', exact: true }).click();
    await sam.getByText('Saved.').waitFor();
    await take(kim).click();
    await kim.getByLabel('Write to the family').waitFor();
    await take(kim).click();
    await kim.getByText('You have as many chats as your lead allows at once.').waitFor();
    await findAnswer(sam, 'is it my fault');
    await sam.getByRole('button', { name: "Withdraw “Is JMML anyone's fault?”" }).click();
    await sam.getByRole('button', { name: /^Give “Is JMML/ }).waitFor();
    const family = await service.newFamily();
    await family.say('is it my fault');
    expect((await family.texts()).join()).to.not.include('not your fault');
    await sam.getByRole('button', { name: 'Close the desk for today' }).click();
    await kim.getByText('Families are not offered a chat at the moment').waitFor();
  });

  it('puts the chats of somebody who signs out back, and is worked by keyboard alone', async () => {
    const [sam, kim] = await Promise.all([open('Sam'), open('Kim')]);
    await pressTo(sam, 'Take this chat');
    await sam.keyboard.press('Enter');
    await sam.getByLabel('Write to the family').waitFor();
    await sam.keyboard.type('typed without a mouse');
    await sam.keyboard.press('Enter');
    await sam.locator('.row.advisor').getByText('typed without a mouse').waitFor();
    await kim.getByText('With others (1)').waitFor();
    await sam.getByRole('button', { name: 'Sign out' }).focus();
    await sam.keyboard.press('Enter');
    await sam.getByRole('heading', { name: 'Sign in' }).waitFor();
    await kim.getByRole('heading', { name: 'Waiting (3)' }).waitFor();
  });

  it('notes each reading of a chat, by ids alone', async () => {
    const page = await open('Kim');
    await page.getByRole('heading', { name: 'Waiting (3)' }).waitFor();
    await page.locator('.card').first().click();
    await page.locator('details.before > summary').waitFor();
    await service.stop();
    const database = new DatabaseSync(service.file, { readOnly: true });
    const rows = database.prepare('select advisor, what, target from desk_access').all();
    database.close();
    expect(rows).to.have.length(1);
    expect(rows[0]).to.deep.include({ advisor: 'link:kim', what: 'chat' });
  });
});

/** The button of whoever has waited longest. */
function take(page: Page) {
  return page
    .locator('.queue')
    .getByRole('button', { name: /^Take this chat/ })
    .first();
}

async function write(page: Page, text: string): Promise<void> {
  const box = page.getByLabel('Write to the family');
  await box.fill(text);
  await box.press('Enter');
  await page.locator('.row.advisor').getByText(text).waitFor();
}

async function pressTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = String(await page.evaluate('document.activeElement?.textContent'));
    if (focused.startsWith(name)) return;
  }
  throw new Error(`Tab does not lead to ${name}`);
}
