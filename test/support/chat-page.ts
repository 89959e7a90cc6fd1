import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The chat as a person meets it: found by role and name, never by class. */
export interface ChatPage {
  readonly page: Page;
  readonly log: Locator;
  readonly box: Locator;
  readonly status: Locator;
  /** Types and presses Enter. */
  ask(text: string): Promise<void>;
  /** Every message in order, with who said it: `you: ...` or `assistant: ...`. Without buttons. */
  said(): Promise<string[]>;
  /** Resolves when `count` messages of the assistant's stand in the log. */
  answers(count: number): Promise<void>;
}

/** Drives the chat page at `url`, which is opened when it has not been. */
export async function openChat(page: Page, url: string): Promise<ChatPage> {
  await page.goto(`${url}/chat`);
  return chatOn(page);
}

/** The chat on a page that shows it already, or in a frame there. */
export function chatOn(page: Page, within: Page | FrameLocator = page): ChatPage {
  const log = within.getByRole('log', { name: 'Conversation' });
  const box = within.getByRole('textbox', { name: /^Write (your question|to )/ });
  return {
    page,
    log,
    box,
    status: within.getByRole('status'),
    async ask(text) {
      await box.fill(text);
      await box.press('Enter');
    },
    said: async () => (await log.locator('.message').all()).reduce<Promise<string[]>>(addMessage, Promise.resolve([])),
    async answers(count) {
      await log
        .getByText('Helpline assistant said:')
        .nth(count - 1)
        .waitFor({ state: 'attached' });
    },
  };
}

async function addMessage(before: Promise<string[]>, message: Locator): Promise<string[]> {
  const messages = await before;
  const speaker = (await message.locator('> .spoken').textContent()) === 'You said: ' ? 'you' : 'assistant';
  return [...messages, `${speaker}: ${await message.locator('.bubble').textContent()}`];
}
