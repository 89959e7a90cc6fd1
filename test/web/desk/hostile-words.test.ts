import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { parse } from 'yaml';
import { attacks, watchPage } from '../../support/attacks.ts';
import { describeInChromium } from '../../support/chromium.ts';
import { type DeskService, signIn, startDeskService } from '../../support/desk-service.ts';
import { openPart } from '../../support/desk-states.ts';

const all = attacks.join('\n');

describeInChromium('desk and hostile words', (openPage) => {
  let service: DeskService;
  before(async function begin() {
    // The first suite to need the content waits until it is learned.
    this.timeout(180_000);
    service = await startDeskService([{ said: attacks, briefing: { asked: all, told: all, need: all } }], {
      DESK_LINKS: `Sam:lead:editor, ${attacks[1]?.replaceAll(',', '')}:advisor`,
    });
  });
  after(() => service.close());

  it('shows them as words in every field, and saves them as words', async function visit() {
    this.timeout(120_000);
    const { page, context } = await openPage({ viewport: { width: 1280, height: 800 } });
    const seen = watchPage(page);
    await signIn(page, service, 'Sam');
    await page.getByRole('button', { name: /Take this chat/ }).click();
    const family = await service.familyOf(0);
    const box = page.getByLabel('Write to the family');
    for (const attack of attacks) {
      await box.fill(attack);
      await box.press('Enter');
      await page.getByLabel('A note for advisors').check();
      await page.getByLabel('Write a note for advisors').fill(`note ${attack}`);
      await page.getByRole('button', { name: 'Keep note' }).click();
      await family.say(`family ${attack}`);
    }
    const last = attacks.at(-1) ?? '';
    await page.getByText(`family ${last}`, { exact: true }).waitFor();
    await page.locator('details.before > summary').click();
    for (const attack of attacks) {
      for (const words of [attack, `note ${attack}`, `family ${attack}`])
        expect(await page.locator('.words p').getByText(words, { exact: true }).count(), words).to.be.greaterThan(0);
    }
    expect(await page.locator('.briefing dd').allTextContents()).to.deep.equal([all, all, all]);
    expect(await family.texts()).to.include.members([...attacks]);
    for (const text of await family.texts()) expect(text).to.not.include('note ');

    await proposeAttacks(page);
    await barWithAttack(page);
    await searchAttacks(page);
    await openPart(page, 'Callbacks');
    await page.getByLabel('The code that the family reads out').fill('<svg onload=1>');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('A code has 8 letters').waitFor();
    await openPart(page, 'Lead');
    await page.locator('li', { hasText: attacks[0] ?? '' }).waitFor();
    await assertExports(page);

    expect(await page.evaluate('window.hacked')).to.equal(undefined);
    expect(await page.locator('main').locator('script, img, svg, iframe, style, object').count()).to.equal(0);
    expect(context.pages()).to.have.length(1);
    expect(seen.requests.filter((url) => !url.startsWith(service.url) && !/^(data:image|blob:|about:)/.test(url))).to.deep.equal(
      [],
    );
    expect(seen.violations).to.deep.equal([]);
  });

  it('shows an advisor’s own name as words too', async () => {
    const { page } = await openPage();
    const seen = watchPage(page);
    const name = attacks[1]?.replaceAll(',', '') ?? '';
    await signIn(page, service, name);
    const other = await openPage();
    expect(await page.evaluate('window.hacked')).to.equal(undefined);
    expect(seen.violations).to.deep.equal([]);
    await other.page.close();
  });
});

async function proposeAttacks(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Propose', exact: true }).click();
  await page.getByLabel('What do you propose?').selectOption('A new answer');
  await page.getByLabel('Title').fill('=HYPERLINK("x") <img src=x onerror="window.hacked=1">');
  await page.getByLabel('Answer', { exact: true }).fill(all);
  await page.getByLabel('Questions as families ask them').fill(all);
  await page.getByRole('button', { name: 'Propose it' }).click();
  await page.getByText('Proposed. An editor will see it.').waitFor();
}

async function barWithAttack(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Bar', exact: true }).click();
  await page.getByLabel('Why?').fill(attacks[0] ?? '');
  await page.getByRole('button', { name: 'Bar them' }).click();
  await page.getByText('Barred:').waitFor();
}

async function searchAttacks(page: Page): Promise<void> {
  for (const attack of attacks) {
    await page.locator('.answers-fold input').fill(attack);
    await page.waitForTimeout(300);
  }
}

/** The files are what was proposed, as YAML that holds words; the table holds no formula. */
async function assertExports(page: Page): Promise<void> {
  await openPart(page, 'Proposals');
  const proposal = await saved(page, 'Save as a file');
  expect(proposal.name).to.match(/^[a-z0-9-]+\.yaml$/);
  const content = parse(proposal.text) as { answer: string; questions: string[] };
  expect(content.questions).to.deep.equal([...attacks]);
  expect(content.answer).to.equal(all);
  await openPart(page, 'Insights');
  await page.getByRole('table', { name: 'Figures' }).waitFor();
  const table = await saved(page, 'Save as a table (CSV)');
  for (const line of table.text.split('\r\n')) expect(line).to.not.match(/(^|,)"?[=+@]/);
}

async function saved(page: Page, name: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}
