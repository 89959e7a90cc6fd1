import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { chatOn } from '../support/chat-page.ts';
import { describeInChromium } from '../support/chromium.ts';
import { startTestService, type TestService } from '../support/service.ts';

/** Where the pictures of the docs come from; taken when `SCREENSHOTS=docs/images` is set. */
const pictures = process.env['SCREENSHOTS'];
const shots = join(tmpdir(), 'helpline-chat');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, in frames too; and a picture for people to look at. */
async function faults(page: Page, name: string): Promise<string[]> {
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), animations: 'disabled' });
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describeInChromium('the demonstration pages, with the chat on them', (openPage) => {
  let service: TestService;
  before(async () => {
    service = await startTestService();
  });
  after(() => service.close());

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [screen, viewport] of Object.entries({ phone: { width: 320, height: 640 }, desk: { width: 1280, height: 800 } })) {
      it(`have no fault that axe finds, closed and open: ${screen}, ${colorScheme}`, async () => {
        const { page } = await openPage({ colorScheme, viewport, reducedMotion: 'reduce' });
        const chat = chatOn(page, page.frameLocator('iframe'));
        for (const path of ['/embed', '/']) {
          await page.goto(service.url + path);
          await page.getByRole('button', { name: 'Ask the helpline assistant' }).waitFor();
          expect(await faults(page, `site-${screen}-${colorScheme}-${path.slice(1)}`), path).to.deep.equal([]);
          expect(await page.evaluate('document.documentElement.scrollWidth'), path).to.equal(viewport.width);
        }
        await page.getByRole('button', { name: 'Ask the helpline assistant' }).click();
        await chat.ask('is it my fault my son got this');
        await chat.answers(2);
        expect(await faults(page, `site-${screen}-${colorScheme}-open`)).to.deep.equal([]);
        if (pictures && colorScheme === 'light') await page.screenshot({ path: `${pictures}/site-${screen}.png` });
      });
    }
  }
});
