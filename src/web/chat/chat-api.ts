import type { CodeAnswer, DataAnswer, ErrorAnswer, TokenAnswer } from '../../http/contract.ts';
import { type Answer, ask } from './answer.ts';

// What a family does with its own chat, at /api/chat. Each call takes the token of the conversation that it is about.

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

/** Whether the conversation that ended was deleted: then nothing of it may stay on this screen either. */
export async function isErased(token: string): Promise<boolean> {
  try {
    const response = await fetch('/api/chat/data', { headers: { authorization: `Bearer ${token}` }, cache: 'no-store' });
    const { error } = (await response.json()) as Partial<ErrorAnswer>;
    return error?.code === 'conversation-erased';
  } catch {
    return false;
  }
}

/** Notes under which privacy notice the person went on. The same again changes nothing. */
export function acceptNotice(token: string, version: string): Promise<Answer<object>> {
  return ask({ method: 'POST', path: '/api/chat/notice', token, body: { version } });
}
