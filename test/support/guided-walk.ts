import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { findStep, type Script, waysFrom } from '../../src/dialogs/script.ts';
import type { ChatPage } from './chat-page.ts';
import { projectContent } from './project-content.ts';

const { say } = projectContent().content;

/** The titles to press, from the beginning of a dialog to one of its ends. */
export interface Route {
  readonly end: string;
  readonly titles: readonly string[];
}

/** The shortest way to each of a dialog's ends. */
export function routesOf(script: Script): Route[] {
  const first = script.steps[0]?.id ?? '';
  const routes = new Map<string, readonly string[]>([[first, []]]);
  for (const [id, titles] of routes) {
    const step = findStep(script, id);
    if (!step) continue;
    for (const [option, next] of waysFrom(step))
      if (!routes.has(next)) routes.set(next, [...titles, titleOf(script, id, option)]);
  }
  return [...routes]
    .filter(([id]) => waysFrom(findStep(script, id) as never).size === 0)
    .map(([end, titles]) => ({ end, titles }));
}

/** The longest of them: it passes most of what the dialog has to say. */
export function mainRouteOf(script: Script): Route {
  return routesOf(script).reduce((longest, route) => (route.titles.length > longest.titles.length ? route : longest));
}

function titleOf(script: Script, id: string, option: string): string {
  const step = findStep(script, id);
  if (step?.kind === 'choose') return step.options.find((one) => one.id === option)?.title ?? '';
  return step?.kind === 'collect' ? say('guide-list-skip-button') : say('guide-on-button');
}

/** Presses Tab until the newest button of this title has the focus, then Enter; waits for what is said to it. */
export async function pressByKeyboard(page: Page, title: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const isThere = `document.activeElement.matches('.newest button') && document.activeElement.textContent.startsWith(${JSON.stringify(title)})`;
  for (let presses = 0; !(await page.evaluate(isThere)); presses += 1) {
    expect(presses, `"${title}" was not reached by ${key}`).to.be.lessThan(60);
    await page.keyboard.press(key);
  }
  const before = await page.locator('.message').count();
  await page.keyboard.press('Enter');
  await page
    .locator('.message')
    .nth(before + 1)
    .waitFor({ state: 'attached' });
  await page.locator('.newest').first().waitFor();
}

/** Asks for a guide, and picks this one. */
export async function beginByKeyboard(chat: ChatPage, script: Script): Promise<void> {
  await chat.answers(1);
  await chat.box.focus();
  await chat.page.keyboard.type('guide me');
  await chat.page.keyboard.press('Enter');
  await chat.answers(2);
  await pressByKeyboard(chat.page, script.title, 'Shift+Tab');
}

/** Walks a dialog to its end: its title stands there, it asks for nothing more, and nothing is cut off. */
export async function walkByKeyboard(chat: ChatPage, script: Script, { titles }: Route): Promise<void> {
  const { page } = chat;
  await beginByKeyboard(chat, script);
  for (const title of titles) await pressByKeyboard(page, title);
  expect(await page.locator('.newest .guide-title').last().textContent()).to.equal(script.title);
  const pause = page.locator('.newest').getByRole('button', { name: say('guide-pause-button') });
  expect(await pause.count()).to.equal(0);
  expect(await isWithinWidth(page)).to.equal(true);
}

/** Nothing is cut off at the side, and nothing needs scrolling sideways. */
export async function isWithinWidth(page: Page): Promise<boolean> {
  return page.evaluate(
    "document.documentElement.scrollWidth <= innerWidth && document.querySelector('.log').scrollWidth <= document.querySelector('.log').clientWidth",
  );
}
