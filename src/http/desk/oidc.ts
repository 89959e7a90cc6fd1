import { createSecretKey } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import * as openid from 'openid-client';
import type { Request } from 'restify';
import { z } from 'zod';
import type { Log } from '../../log.ts';
import type { Answer } from '../answer.ts';
import type { DeskRole } from '../desk-contract.ts';
import { addressOf } from '../guard.ts';
import type { Routes } from '../routes.ts';
import type { SignedIn } from './desk.ts';
import { createDeskCookie, type DeskCookie } from './desk-cookies.ts';
import type { DeskDoor } from './desk-door.ts';

/** The charity's own sign-in, by OpenID Connect, and which of its groups may do what. */
export interface OidcOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** The claim that lists a person's groups. */
  readonly groupsClaim: string;
  /** The group of each role; a role without one is nobody's. */
  readonly groups: Readonly<Partial<Record<DeskRole, string>>>;
  /** Signs what the browser keeps while it is away. */
  readonly tokenKey: Uint8Array;
  readonly log: Log;
}

type MountOptions = OidcOptions & { readonly publicUrl: string | undefined };

const callbackPath = '/api/desk/oidc/callback';
const awaySeconds = 600;
const audience = 'desk-oidc';
const awaySchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });

/** Two addresses that browsers walk through: away to the charity's sign-in, and back with a code. */
export function mountOidc(routes: Routes, door: DeskDoor, options: MountOptions): void {
  const cookie = createDeskCookie({ name: 'helpline-desk-away', sameSite: 'Lax', isSecure: door.isSecure });
  const discover = createDiscovery(options);
  routes.get('/api/desk/oidc/begin', async (request) => {
    const config = await discover();
    return config ? await begin(request, config, cookie, options) : redirect('/desk#refused=unreachable');
  });
  routes.get(callbackPath, async (request) => {
    const config = await discover();
    if (!config) return redirect('/desk#refused=unreachable');
    const claims = await finish(request, config, cookie, options);
    const who = claims && toSignedIn(claims, options);
    if (!claims) return redirect('/desk#refused=failed', cookie.clear);
    if (!who) return redirect('/desk#refused=no-role', cookie.clear);
    // What the browser kept while it was away is spent with the code, and gone in minutes.
    return redirect('/desk', await door.signIn(who));
  });
}

/** Asked for once; again when it failed, so that a sign-in that was down for a while needs no restart of ours. */
function createDiscovery({ issuer, clientId, clientSecret, log }: OidcOptions): () => Promise<openid.Configuration | null> {
  const url = new URL(issuer);
  // Only an issuer on this very machine may be without TLS: the settings hold that.
  const execute = url.protocol === 'http:' ? [openid.allowInsecureRequests] : [];
  let known: Promise<openid.Configuration | null> | undefined;
  return async () => {
    known ??= openid.discovery(url, clientId, clientSecret, undefined, { execute }).catch((err: unknown) => {
      log.error({ err }, 'the sign-in at OIDC_ISSUER can’t be reached: check OIDC_ISSUER, and that it is up');
      known = undefined;
      return null;
    });
    return await known;
  };
}

async function begin(request: Request, config: openid.Configuration, cookie: DeskCookie, options: MountOptions): Promise<Answer> {
  const away = { state: openid.randomState(), nonce: openid.randomNonce(), verifier: openid.randomPKCECodeVerifier() };
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri: callbackUrl(request, options),
    scope: options.scope,
    code_challenge: await openid.calculatePKCECodeChallenge(away.verifier),
    code_challenge_method: 'S256',
    state: away.state,
    nonce: away.nonce,
  });
  const kept = await new SignJWT(away)
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(audience)
    .setExpirationTime(`${awaySeconds}s`)
    .sign(createSecretKey(options.tokenKey));
  return redirect(url.href, cookie.keep(kept, awaySeconds));
}

/** What the charity's sign-in says of the person; `null` when what came back is not the answer to what we asked. */
async function finish(
  request: Request,
  config: openid.Configuration,
  cookie: DeskCookie,
  options: MountOptions,
): Promise<openid.IDToken | null> {
  try {
    const rules = { algorithms: ['HS256'], audience };
    const { payload } = await jwtVerify(cookie.read(request) ?? '', createSecretKey(options.tokenKey), rules);
    const { state, nonce, verifier } = awaySchema.parse(payload);
    const url = new URL(callbackUrl(request, options));
    url.search = addressOf(request).search;
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
    return (await openid.authorizationCodeGrant(config, url, checks)).claims() ?? null;
  } catch (error) {
    // Codes alone: what a sign-in answers may name people.
    options.log.warn({ code: codeOf(error) }, 'a sign-in at the desk failed');
    return null;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

/** Families see a first name. `null`: none of the person's groups may work here. */
function toSignedIn(claims: openid.IDToken, { groupsClaim, groups }: OidcOptions): SignedIn | null {
  const theirs = z.array(z.string()).catch([]).parse(claims[groupsClaim]);
  const roles = (Object.keys(groups) as DeskRole[]).filter((role) => theirs.includes(groups[role] ?? ''));
  if (roles.length === 0) return null;
  const full = claims['given_name'] ?? claims['name'];
  const name = typeof full === 'string' ? (full.trim().split(/\s+/)[0] ?? '') : '';
  return { id: claims.sub, name: name.slice(0, 80) || 'Advisor', roles };
}

function callbackUrl(request: Request, { publicUrl }: MountOptions): string {
  return new URL(callbackPath, publicUrl ?? addressOf(request).origin).href;
}

function redirect(location: string, cookie?: string): Answer {
  return { status: 302, headers: { Location: location, ...(cookie === undefined ? {} : { 'Set-Cookie': cookie }) } };
}
