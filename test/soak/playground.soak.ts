import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describeInChromium } from '../support/chromium.ts';
import { startPlayground } from '../support/playground.ts';
import { startServiceProcess } from '../support/service-process.ts';

describeInChromium('Microsoft’s Agents Playground, unmodified, against the whole service', (openPage) => {
  it('is welcomed, answered with the source, led into a guide by the buttons of its cards, and told of 999', async function playground() {
    this.timeout(180_000);
    const dataDir = mkdtempSync(join(tmpdir(), 'helpline-playground-data-'));
    const service = await startServiceProcess({ LOCAL_BOT_FRAMEWORK: 'true', DATA_DIR: dataDir });
    const playground = await startPlayground(service.url);
    const { page } = await openPage();
    page.setDefaultTimeout(60_000);
    await page.goto(playground.url);
    await page.getByText('I am a computer program, not a nurse or a doctor').first().waitFor();
    await say(page, 'is it my fault');
    await page.getByText('No. JMML is not your fault').first().waitFor();
    // The source, as Teams draws it.
    await page.getByText('1', { exact: true }).last().hover();
    await page.getByText('JMML factsheet').first().waitFor();
    await say(page, 'menu');
    await page.getByRole('button', { name: 'Guide me step by step' }).last().click();
    await page.getByText('I can walk you through these').first().waitFor();
    await say(page, 'she has stopped breathing');
    await page.getByText('Call 999 now, or go to A&E').first().waitFor();
    await playground.close();
    await service.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
});

async function say(page: Page, text: string): Promise<void> {
  await page.locator('[contenteditable=true][role=textbox]').first().click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}
