/** Why the channel did not take a send: whether to try again, and no sooner than when. */
export type SendFailure =
  | { readonly kind: 'later'; readonly failure: string; readonly askedMs?: number }
  | { readonly kind: 'refused'; readonly failure: string };

/** Statuses with which the channel says "not now"; 401: our own token was not there in time. */
const passing: ReadonlySet<number> = new Set([401, 408, 412, 425, 429]);

/**
 * What an error of a send means. `null`: it is none of the channel's, so a bug of ours. A 5xx may have been delivered all the same;
 * it is sent again, since twice is better than never.
 */
export function sendFailure(error: unknown): SendFailure | null {
  if (!(error instanceof Error)) return null;
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (typeof status !== 'number') return isOfNetwork(error) ? { kind: 'later', failure: 'network' } : null;
  const failure = `${status}${codeOf(error)}`;
  if (status < 500 && !passing.has(status)) return { kind: 'refused', failure };
  const askedMs = retryAfterMs(error);
  return { kind: 'later', failure, ...(askedMs === null ? {} : { askedMs }) };
}

function isOfNetwork(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : '';
  return /^(E[A-Z]+|REQUEST_SEND_ERROR|UND_ERR\w*|identity-unavailable)$/.test(code) || error.name === 'AbortError';
}

/** The channel's own code for it: never its message, which may name people. */
function codeOf(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return /^\w{1,60}$/.test(code) ? ` ${code}` : '';
}

interface HeaderHolder {
  readonly response?: { readonly headers?: { get?(name: string): string | undefined } };
}

function retryAfterMs(error: Error): number | null {
  const text = (error as HeaderHolder).response?.headers?.get?.('retry-after');
  const seconds = Number(text ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3600) * 1000 : null;
}
