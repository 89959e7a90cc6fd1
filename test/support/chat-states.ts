import type { ChatPage } from './chat-page.ts';
import type { ScriptedService } from './service.ts';

/** The states of a chat, one after the other. */
export const chatStates: readonly { readonly name: string; enter(chat: ChatPage, service: ScriptedService): Promise<void> }[] = [
  { name: 'welcome', enter: (chat) => chat.answers(1) },
  {
    name: 'answer',
    async enter(chat) {
      await chat.ask('is it my fault my son got this');
      await chat.answers(2);
    },
  },
  {
    name: 'urgent',
    async enter(chat) {
      await chat.ask('this is urgent');
      await chat.answers(3);
    },
  },
  {
    name: 'fault',
    async enter(chat) {
      await chat.ask(' ');
      await chat.page.getByRole('alert').getByText('Write something first').waitFor();
    },
  },
  {
    name: 'offline',
    async enter(chat) {
      await chat.page.context().setOffline(true);
      await chat.ask('are you there?');
      await chat.status.getByText('offline').waitFor();
    },
  },
  {
    name: 'deleted',
    async enter(chat, service) {
      service.conversations.eraseAll();
      await chat.page.context().setOffline(false);
      await chat.page.getByText('This chat was deleted').waitFor();
    },
  },
];

/** Opens a view of the menu. */
export async function openView(chat: ChatPage, title: string): Promise<void> {
  const { page } = chat;
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  if (title === 'Menu') return;
  await page.getByRole('button', { name: title }).click();
  await page.getByRole('heading', { name: title }).waitFor();
}

/** Everything that may take the conversation's place. */
export const chatViews: readonly { readonly name: string; open(chat: ChatPage): Promise<void> }[] = [
  { name: 'menu', open: (chat) => openView(chat, 'Menu') },
  { name: 'privacy', open: (chat) => openView(chat, 'Your privacy in this chat') },
  { name: 'save', open: (chat) => openView(chat, 'Save or print this chat') },
  {
    name: 'code',
    async open(chat) {
      await openView(chat, 'Come back later');
      await chat.page.getByRole('button', { name: /Make a( new)? code/ }).click();
      await chat.page.getByRole('button', { name: 'Switch the code off' }).waitFor();
    },
  },
  {
    name: 'wrong-code',
    async open(chat) {
      await openView(chat, 'I have a code');
      await chat.page.getByRole('button', { name: 'Open the chat' }).click();
      await chat.page.getByText('Type your code first.').waitFor();
    },
  },
  { name: 'clear', open: (chat) => openView(chat, 'Clear this chat') },
  {
    name: 'data',
    async open(chat) {
      await openView(chat, 'What is held about me');
      await chat.page.getByRole('button', { name: 'Save it all as a file' }).waitFor();
    },
  },
  { name: 'forget', open: (chat) => openView(chat, 'Delete everything about me') },
];

/** A word with its meaning, the question whether somebody is there, and every view; the last deletes the chat. */
export async function visitViews(chat: ChatPage, look: (name: string) => Promise<unknown>): Promise<void> {
  const { page } = chat;
  await chat.ask('is it my fault my son got this');
  await chat.answers(2);
  await chat.log.getByRole('button', { name: 'tummy' }).click();
  await look('glossary');
  await page.clock.fastForward(11 * 60_000);
  await page.getByRole('heading', { name: 'Are you still there?' }).waitFor();
  await look('idle');
  await page.getByRole('button', { name: 'I am still here' }).click();
  for (const { name, open } of chatViews) {
    await open(chat);
    await look(name);
    if (name === 'forget') break;
    for (const _ of [1, 2]) await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: 'Delete everything now' }).click();
  await page.getByRole('heading', { name: 'Everything is deleted' }).waitFor();
  await look('forgotten');
}
