import type { Clock } from './clock.ts';
import { HelplineError } from './errors.ts';

/** Where Azure gives this machine tokens, as App Service and Container Apps put it into the environment. */
export interface IdentityPlace {
  /** `IDENTITY_ENDPOINT`: an address on the machine itself. */
  readonly endpoint: string;
  /** `IDENTITY_HEADER`: proves that the request comes from this machine's own program. */
  readonly header: string;
  /** Which of the machine's identities; without it, the one that the system gave it. */
  readonly clientId?: string | undefined;
}

/** Gives a token that is good for some minutes at least. Rejects with `identity-unavailable`. */
export type TokenSource = () => Promise<string>;

/** What `createTokenSource` asks for, and of whom. */
export interface TokenSourceOptions {
  readonly place: IdentityPlace;
  /** Whom the token is for, such as https://ossrdbms-aad.database.windows.net */
  readonly resource: string;
  readonly clock: Clock;
}

/**
 * Tokens of the machine's managed identity, in place of a password that somebody would have to keep and renew. One is kept
 * until a few minutes before it runs out; whoever asks meanwhile waits for the same request.
 */
export function createTokenSource({ place, resource, clock }: TokenSourceOptions): TokenSource {
  let kept: IdentityToken | null = null;
  let asking: Promise<IdentityToken> | null = null;

  return async () => {
    if (kept !== null && clock.now() < kept.expiresAt - spareMs) return kept.token;
    asking ??= requestToken(place, resource).finally(() => {
      asking = null;
    });
    kept = await asking;
    return kept.token;
  };
}

/** A token that ends in this time is not begun with. */
const spareMs = 5 * 60_000;
const deadlineMs = 5000;

interface IdentityToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

async function requestToken({ endpoint, header, clientId }: IdentityPlace, resource: string): Promise<IdentityToken> {
  const url = new URL(endpoint);
  url.searchParams.set('api-version', '2019-08-01');
  url.searchParams.set('resource', resource);
  if (clientId !== undefined) url.searchParams.set('client_id', clientId);
  const request = { headers: { 'X-IDENTITY-HEADER': header }, signal: AbortSignal.timeout(deadlineMs) };
  const response = await fetch(url, request).catch((cause: unknown) => {
    throw unavailable('does not answer', cause);
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw unavailable(`refused with ${response.status}`);
  return readToken(body);
}

function readToken(body: unknown): IdentityToken {
  if (typeof body === 'object' && body !== null && 'access_token' in body && 'expires_on' in body) {
    // Seconds, as text.
    const expiresAt = Number(body.expires_on) * 1000;
    if (typeof body.access_token === 'string' && Number.isFinite(expiresAt)) return { token: body.access_token, expiresAt };
  }
  throw unavailable('answered without a token');
}

function unavailable(what: string, cause?: unknown): HelplineError {
  const todo = 'Check that the identity is assigned to this app, and that AZURE_CLIENT_ID is its client id.';
  return new HelplineError('identity-unavailable', `The managed identity of this machine ${what}. ${todo}`, { cause });
}
