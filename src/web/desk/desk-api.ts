import type { ActAnswer, DeskAct } from '../../http/desk-contract.ts';

/** What a request came to. `signed-out`: nobody is signed in any more. `later`: the network or the service failed, try again. */
export type Asked<Body> =
  | { readonly kind: 'ok'; readonly body: Body }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'later' };

const timeoutMs = 15_000;

/** Reads from the desk's part of the service. */
export function get<Body>(path: string): Promise<Asked<Body>> {
  return ask<Body>(path, { method: 'GET' });
}

/** Sends something there. */
export function post<Body = object>(path: string, body: object = {}): Promise<Asked<Body>> {
  return ask<Body>(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

/** One act in a chat. A refusal of the act itself is an answer, not a failure. */
export function postAct(chat: string, key: string, act: DeskAct): Promise<Asked<ActAnswer>> {
  return post<ActAnswer>(`/chats/${encodeURIComponent(chat)}/acts`, { key, act });
}

async function ask<Body>(path: string, request: RequestInit): Promise<Asked<Body>> {
  try {
    const response = await fetch(`/api/desk${path}`, { ...request, signal: AbortSignal.timeout(timeoutMs) });
    const body: unknown = await response.json();
    return readAnswer<Body>(response.status, body);
  } catch {
    return { kind: 'later' };
  }
}

function readAnswer<Body>(status: number, body: unknown): Asked<Body> {
  if (status === 401) return { kind: 'signed-out' };
  // The act was looked at and refused, in words of the desk's own.
  if (status < 300 || (status === 409 && isAct(body))) return { kind: 'ok', body: body as Body };
  if (status >= 500 || status === 429) return { kind: 'later' };
  return { kind: 'refused', message: messageOf(body) };
}

function isAct(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'kind' in body;
}

function messageOf(body: unknown): string {
  const { error } = (body ?? {}) as { error?: { message?: unknown } };
  return typeof error?.message === 'string' ? error.message : '';
}
