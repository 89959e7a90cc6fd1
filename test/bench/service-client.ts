import type { ConversationAnswer } from '../../src/http/contract.ts';
import { directLine, startConversation } from '../support/chat-server.ts';

/** Opens a chat, asks, and reads the answer. */
export async function askService(url: string): Promise<void> {
  const chat = await startConversation(url);
  await postQuestion(url, chat);
  await (await directLine(url, chat.token, 'GET', `/conversations/${chat.conversationId}/activities`)).json();
}

/** Posts one question; resolves when the turn, answer included, is committed. */
export async function postQuestion(url: string, chat: ConversationAnswer): Promise<void> {
  const activity = {
    type: 'message',
    from: { id: 'me' },
    text: 'is it my fault my son got this',
    channelData: { clientActivityID: crypto.randomUUID() },
  };
  const response = await directLine(url, chat.token, 'POST', `/conversations/${chat.conversationId}/activities`, activity);
  if (response.status !== 200) throw new Error(`the service answered ${response.status}`);
  await response.json();
}
