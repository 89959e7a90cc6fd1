import type { Page } from 'playwright-core';
import type { DeskService, WaitingFamily } from './desk-service.ts';
import { signIn } from './desk-service.ts';

/** Families that wait in the desk's states: one for long, one in danger, one that has just come. */
export const waitingFamilies: readonly WaitingFamily[] = [
  { said: ['is it my fault that my son has this'], agoMs: 6 * 60_000 },
  { said: ['what is jmml'], waiting: ['she has stopped breathing'], agoMs: 3 * 60_000 },
  { said: ['how is it found'] },
];

/** A part of the desk, by its name in the bar. */
export async function openPart(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Parts of the desk' }).getByRole('button', { name }).click();
}

/** A form of the tools of the open chat. */
async function openTool(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('button', { name: 'Cancel' }).waitFor();
}

/** Searches in the answers, wherever the search stands. */
export async function findAnswer(page: Page, words: string): Promise<void> {
  const fold = page.locator('details.answers-fold:not([open]) > summary');
  if (await fold.count()) await fold.click();
  await page.getByLabel('Search in the charity’s answers').fill(words);
  await page.locator('.answers li').first().waitFor();
}

/** Every state of the desk, one after the other, on one page. */
export const deskStates: readonly { readonly name: string; enter(page: Page, service: DeskService): Promise<void> }[] = [
  {
    name: 'sign-in',
    enter: async (page, service) => {
      await page.goto(`${service.url}/desk`);
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    },
  },
  {
    name: 'link-spent',
    enter: async (page, service) => {
      await page.goto('about:blank');
      await page.goto(`${service.url}/desk#sign-in=of-no-use`);
      await page.getByText('This link was used').waitFor();
    },
  },
  {
    name: 'queue',
    enter: async (page, service) => {
      await signIn(page, service, 'Sam');
      await page.getByRole('heading', { name: 'Waiting (3)' }).waitFor();
      await page.getByText('long wait').waitFor();
      await page.getByText('Urgent').waitFor();
    },
  },
  {
    name: 'looking',
    enter: async (page) => {
      await page.getByRole('button', { name: /long wait/ }).click();
      await page.getByText('Take the chat to write to the family.').waitFor();
    },
  },
  {
    name: 'talking',
    enter: async (page, service) => {
      await page.locator('.writing').getByRole('button', { name: 'Take this chat' }).click();
      const box = page.getByLabel('Write to the family');
      await box.fill('Hello, I am Sam. I have read what you passed on.');
      await box.press('Enter');
      await (await service.familyOf(0)).say('thank you, I am so glad that you are here');
      await page.getByText('I am so glad that you are here').waitFor();
      await page.getByLabel('A note for advisors').check();
      await page.getByLabel('Write a note for advisors').fill('Very tired. Ask about the ward.');
      await page.getByRole('button', { name: 'Keep note' }).click();
      await page.getByText('Note, for advisors only').waitFor();
      await page.locator('details.before > summary').click();
    },
  },
  { name: 'answers', enter: (page) => findAnswer(page, 'is it my fault') },
  {
    name: 'inserted',
    enter: async (page) => {
      await page
        .getByRole('button', { name: /^Insert/ })
        .first()
        .click();
      await page.getByText('Sent with:').waitFor();
    },
  },
  { name: 'hand-over', enter: (page) => openTool(page, 'Hand over') },
  { name: 'end', enter: (page) => openTool(page, 'End chat') },
  { name: 'bar', enter: (page) => openTool(page, 'Bar') },
  { name: 'delete', enter: (page) => openTool(page, 'Delete') },
  { name: 'propose', enter: (page) => openTool(page, 'Propose') },
  {
    name: 'proposed',
    enter: async (page) => {
      await page.getByLabel('What do you propose?').selectOption('A new answer');
      await page.getByLabel('Title').fill('Can we go on holiday?');
      await page.getByLabel('Answer', { exact: true }).fill('Ask your team before you book.');
      await page.getByLabel('Questions as families ask them').fill('can we fly\nis a holiday safe');
      await page.getByRole('button', { name: 'Propose it' }).click();
      await page.getByText('Proposed. An editor will see it.').waitFor();
    },
  },
  {
    name: 'offline',
    enter: async (page) => {
      await page.context().setOffline(true);
      const box = page.getByLabel('Write to the family');
      await box.fill('Are you still there?');
      await box.press('Enter');
      await page.getByText('Not sent yet; trying again').waitFor();
    },
  },
  {
    name: 'ended',
    enter: async (page) => {
      await page.context().setOffline(false);
      await page.getByText('Not sent yet').waitFor({ state: 'detached' });
      await openTool(page, 'End chat');
      await page.getByRole('button', { name: 'End it now' }).click();
      await page.getByText('This chat has ended').waitFor();
    },
  },
  {
    name: 'callbacks',
    enter: async (page) => {
      const back = page.getByRole('button', { name: 'All chats' });
      if (await back.isVisible()) await back.click();
      await openPart(page, 'Callbacks');
      await page.getByLabel('The code that the family reads out').fill('7K2M-9XQ0');
      await page.getByRole('button', { name: 'Find' }).click();
      await page.getByText('Nothing has this code').waitFor();
    },
  },
  {
    name: 'lead',
    enter: async (page) => {
      await openPart(page, 'Lead');
      await page.getByText(/Sam: Taking chats/).waitFor();
      await page.getByLabel('Chats at once').fill('3');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Saved.').waitFor();
      await findAnswer(page, 'is it my fault');
      await page
        .getByRole('button', { name: /^Withdraw/ })
        .first()
        .click();
      await page.getByRole('button', { name: /^Give/ }).waitFor();
      await page.getByRole('button', { name: 'Close the desk for today' }).click();
      await page.getByText('The desk is closed until midnight.').waitFor();
    },
  },
  {
    name: 'proposals',
    enter: async (page) => {
      await openPart(page, 'Proposals');
      await page.getByRole('heading', { name: 'Can we go on holiday?' }).waitFor();
    },
  },
  {
    name: 'insights',
    enter: async (page) => {
      await openPart(page, 'Insights');
      await page.getByRole('table', { name: 'Figures' }).waitFor();
    },
  },
  {
    name: 'closed',
    enter: async (page) => {
      await openPart(page, 'Chats');
      await page.getByText('Families are not offered a chat at the moment').waitFor();
    },
  },
];
