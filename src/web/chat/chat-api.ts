import type { CodeAnswer, DataAnswer, TokenAnswer } from '../../http/contract.ts';
import { type Answer, ask, type FinalAnswer } from './answer.ts';

// What a family does with its own chat, at /api/chat. Each call takes the token of the conversation that it is about.

/** Makes such a call with the token of this tab's conversation, and once more with a new one where that had expired. */
export type AskAboutChat = <Body>(call: (token: string) => Promise<Answer<Body>>) => Promise<FinalAnswer<Body>>;

export function readData(token: string): Promise<Answer<DataAnswer>> {
  return ask({ method: 'GET', path: '/api/chat/data', token });
}

export function makeCode(token: string): Promise<Answer<CodeAnswer>> {
  return ask({ method: 'POST', path: '/api/chat/code', token });
}

export function revokeCode(token: string): Promise<Answer<{ revoked: boolean }>> {
  return ask({ method: 'POST', path: '/api/chat/code/revoke', token });
}

/** A token for the chat that a code opens. */
export function continueChat(code: string): Promise<Answer<TokenAnswer>> {
  return ask({ method: 'POST', path: '/api/chat/continue', body: { code } });
}

/** Erases the person. From then on the token opens nothing. */
export function forgetPerson(token: string): Promise<Answer<{ conversations: number }>> {
  return ask({ method: 'POST', path: '/api/chat/forget', token });
}

/** Notes under which privacy notice the person went on. The same again changes nothing. */
export function acceptNotice(token: string, version: string): Promise<Answer<object>> {
  return ask({ method: 'POST', path: '/api/chat/notice', token, body: { version } });
}
