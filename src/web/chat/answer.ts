import type { ErrorAnswer } from '../../http/contract.ts';

/** What a request came to, sorted by what the panel does next. */
export type Answer<Body> =
  | { readonly kind: 'ok'; readonly body: Body }
  /** The token is too old: a new one opens the same conversation. */
  | { readonly kind: 'expired' }
  /** The conversation is over, or was never ours. */
  | { readonly kind: 'ended' }
  /** The conversation was deleted: nothing of it may stay on the screen either. */
  | { readonly kind: 'erased' }
  /** Asking again won't help; `reason` is for people. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Not reached, or too busy: try again, not sooner than `waitMs`. */
  | { readonly kind: 'later'; readonly waitMs: number };

/** What is left when an expired token has been seen to. */
export type FinalAnswer<Body> = Exclude<Answer<Body>, { kind: 'expired' }>;

/** One request to our own service. */
export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token?: string;
  readonly body?: unknown;
}

/** Long enough for hospital wifi; a request that takes longer is made again. */
const timeoutMs = 10_000;

/** Makes the request. Never throws: a failure is an answer too. */
export async function ask<Body>(call: Call): Promise<Answer<Body>> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), timeoutMs);
  try {
    return await sortAnswer<Body>(await fetch(call.path, fetchOptions(call, limit.signal)));
  } catch {
    return { kind: 'later', waitMs: 0 };
  } finally {
    clearTimeout(timer);
  }
}

function fetchOptions(call: Call, signal: AbortSignal): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (call.token !== undefined) headers['authorization'] = `Bearer ${call.token}`;
  if (call.method === 'GET') return { method: 'GET', headers, signal, cache: 'no-store', credentials: 'omit' };
  headers['content-type'] = 'application/json';
  return { method: 'POST', headers, signal, body: JSON.stringify(call.body ?? {}), cache: 'no-store', credentials: 'omit' };
}

async function sortAnswer<Body>(response: Response): Promise<Answer<Body>> {
  if (response.ok) return { kind: 'ok', body: (await response.json()) as Body };
  if (response.status === 408 || response.status === 429 || response.status >= 500)
    return { kind: 'later', waitMs: retryAfterMs(response) };
  const error = await readError(response);
  // Not the service's words: a sign-in page of the wifi, or a proxy on the way. That passes, and is no reason to end a chat.
  if (error === undefined) return { kind: 'later', waitMs: 0 };
  if (error.code === 'token-expired') return { kind: 'expired' };
  if (error.code === 'conversation-erased') return { kind: 'erased' };
  if ([401, 403, 404, 410].includes(response.status)) return { kind: 'ended' };
  return { kind: 'refused', reason: error.message };
}

function retryAfterMs(response: Response): number {
  const seconds = Number(response.headers.get('retry-after'));
  return Number.isFinite(seconds) ? seconds * 1000 : 0;
}

async function readError(response: Response): Promise<ErrorAnswer['error'] | undefined> {
  try {
    const { error } = (await response.json()) as Partial<ErrorAnswer>;
    return typeof error?.code === 'string' ? error : undefined;
  } catch {
    return undefined;
  }
}
