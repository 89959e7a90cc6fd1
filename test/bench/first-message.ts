import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { startCharitySite } from '../support/charity-site.ts';
import { startScriptedService } from '../support/service.ts';
import { startWebChatSite } from '../support/web-chat.ts';
import { median, type Row } from './table.ts';

const rounds = 3;
const executablePath = '/usr/bin/chromium';
/** Slow 4G as Lighthouse has it, in bytes a second. */
const slow4g = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 };

/**
 * From the press of the button to the first message in view, on a slow phone: a processor four times slower and slow 4G, as
 * Chromium emulates them. Beside Microsoft's Web Chat, loaded on demand, against the same service. Without Chromium: no row.
 */
export async function benchFirstMessage(): Promise<Row[]> {
  if (!existsSync(executablePath)) return [];
  const [site, webChat] = [await startCharitySite(), await startWebChatSite()];
  const service = await startScriptedService({ allowedOrigins: [site.url, webChat.url] });
  site.pages.set('/', { body: `<script async src="${service.url}/chat.js"></script>` });
  const browser = await chromium.launch({
    executablePath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  const ours: number[] = [];
  const baseline: number[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await timeFirst(browser, site.url, (page) => page.frameLocator('iframe').locator('.message').first().waitFor()));
    const theirUrl = `${webChat.url}/?service=${encodeURIComponent(service.url)}`;
    baseline.push(await timeFirst(browser, theirUrl, (page) => page.locator('.webchat__bubble__content').first().waitFor()));
  }
  await browser.close();
  await Promise.all([service.close(), site.close(), webChat.close()]);
  const beside = 'Web Chat 4.18.1 on demand, at most 0.2 of it';
  return [
    {
      what: 'press to first message, CPU 4x slower, slow 4G',
      unit: 'ms',
      ours: median(ours),
      baseline: median(baseline),
      beside,
    },
  ];
}

/** Each time in a new window, with nothing kept from the last one. */
async function timeFirst(browser: Browser, url: string, firstMessage: (page: Page) => Promise<void>): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(url);
  const button = page.getByRole('button');
  await button.waitFor();
  const devTools = await context.newCDPSession(page);
  await devTools.send('Network.enable');
  await devTools.send('Network.emulateNetworkConditions', slow4g);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const began = performance.now();
  await button.click();
  await firstMessage(page);
  const elapsed = performance.now() - began;
  await context.close();
  return elapsed;
}
