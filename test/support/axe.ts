import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** The screens that everything is looked at on: the smallest phone, and a desk. */
export const screens = { phone: { width: 320, height: 640 }, desk: { width: 1280, height: 800 } } as const;

/** How a page is looked at. */
export type Look = readonly [screen: keyof typeof screens, colorScheme: 'light' | 'dark'];

/** Each screen and each colour scheme once: what the gate has time for. */
export const someLooks: readonly Look[] = [
  ['phone', 'light'],
  ['desk', 'dark'],
];
/** The others, for the soak run. */
export const otherLooks: readonly Look[] = [
  ['phone', 'dark'],
  ['desk', 'light'],
];

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const shots = join(tmpdir(), 'helpline-chat');

/** A picture for people to look at, in the machine's folder for temporary files; taken when `SCREENSHOTS` is set. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (!process.env['SCREENSHOTS']) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), animations: 'disabled' });
}

/**
 * What axe finds on a page as it stands, as `look rule: element`. What would need scrolling sideways is a fault too. Leaves the
 * page in the last look. `hasFrames`: looks into them too, which takes longer.
 */
export async function faultsIn(looks: readonly Look[], page: Page, name: string, hasFrames = false): Promise<string[]> {
  const found: string[] = [];
  for (const [screen, colorScheme] of looks) {
    await page.setViewportSize(screens[screen]);
    await page.emulateMedia({ colorScheme });
    await takePicture(page, `${screen}-${colorScheme}-${name}`);
    const wide = Number(await page.evaluate('document.documentElement.scrollWidth')) > screens[screen].width;
    const faults = [...(await axeFaults(page, hasFrames)), ...(wide ? ['wider than the screen'] : [])];
    found.push(...faults.map((fault) => `${name}, ${screen}, ${colorScheme}: ${fault}`));
  }
  return found;
}

async function axeFaults(page: Page, hasFrames: boolean): Promise<string[]> {
  const axe = new AxeBuilder({ page }).withTags(rules);
  // The mode that takes a second page along for frames takes twice as long.
  if (!hasFrames) axe.setLegacyMode();
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
