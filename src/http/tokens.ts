import { createSecretKey, randomBytes } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { TokenAnswer } from './contract.ts';
import type { Participant } from './conversations.ts';
import { Refusal } from './refusal.ts';

/** Direct Line tokens: each opens one conversation, for one person, for half an hour. */
export interface Tokens {
  /** A new conversation with a new person. Nothing is stored: it begins when the client starts it. */
  issue(): Promise<TokenAnswer>;
  /** The same conversation and person, for another half hour. */
  renew(who: Participant): Promise<TokenAnswer>;
  /** Who the `Authorization` header speaks for. Throws a refusal: 401 without a token, 403 for one that is not good. */
  verify(authorization: string | undefined): Promise<Participant>;
  /** The same, and a token that expired within the last day will do: a phone sleeps longer than half an hour. */
  recall(authorization: string | undefined): Promise<Participant>;
}

const lifetimeSeconds = 30 * 60;
const recallSeconds = 24 * 60 * 60;
const audience = 'directline';
const mostRemembered = 5000;

// directlinejs and Web Chat read `user` out of the token to know their own messages.
const claimsSchema = z.object({ conversation: z.string().min(1), user: z.string().startsWith('dl_'), exp: z.number() });

interface TokenOptions {
  /** 32 random bytes, the same for every instance and after every restart. */
  readonly tokenKey: Uint8Array;
  readonly clock: Clock;
}

export function createTokens({ tokenKey, clock }: TokenOptions): Tokens {
  const key = createSecretKey(tokenKey);

  async function renew(who: Participant): Promise<TokenAnswer> {
    const now = Math.floor(clock.now() / 1000);
    const token = await new SignJWT({ conversation: who.conversationId, user: who.userId })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(now + lifetimeSeconds)
      .sign(key);
    return { conversationId: who.conversationId, token, userId: who.userId, expires_in: lifetimeSeconds };
  }

  // A chat sends its token with every call; what was found good is good until it expires.
  const good = new Map<string, Participant & { expiresAt: number }>();

  async function verify(authorization: string | undefined): Promise<Participant> {
    const token = bearerToken(authorization);
    const known = good.get(token);
    if (known && known.expiresAt > clock.now()) return { conversationId: known.conversationId, userId: known.userId };
    const { expiresAt, ...who } = await read(token, 0);
    if (good.size >= mostRemembered) good.clear();
    good.set(token, { ...who, expiresAt });
    return who;
  }

  async function recall(authorization: string | undefined): Promise<Participant> {
    const { expiresAt: _, ...who } = await read(bearerToken(authorization), recallSeconds);
    return who;
  }

  /** `lateSeconds`: how long ago the token may have expired. */
  async function read(token: string, lateSeconds: number): Promise<Participant & { expiresAt: number }> {
    const rules = { algorithms: ['HS256'], audience, requiredClaims: ['exp'], currentDate: new Date(clock.now()) };
    const { payload } = await jwtVerify(token, key, { ...rules, clockTolerance: lateSeconds }).catch(refuseToken);
    const { conversation, user, exp } = claimsSchema.parse(payload);
    return { conversationId: conversation, userId: user, expiresAt: exp * 1000 };
  }

  return { issue: () => renew({ conversationId: randomId(), userId: `dl_${randomId()}` }), renew, verify, recall };
}

/** 128 bits that nobody can guess, safe in addresses. */
export function randomId(): string {
  return randomBytes(16).toString('base64url');
}

/** What follows `Bearer`. Throws a refusal when there is nothing. */
export function bearerToken(authorization: string | undefined): string {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (token) return token;
  const headers = { 'WWW-Authenticate': 'Bearer' };
  throw new Refusal(401, 'token-missing', 'Send the token as "Authorization: Bearer ...".', headers);
}

/** 403 and not 401: Direct Line clients take a 403, and only that, for a token that has expired. */
function refuseToken(error: unknown): never {
  if (error instanceof errors.JWTExpired) throw new Refusal(403, 'token-expired', 'The token has expired. Get a new one.');
  throw new Refusal(403, 'token-invalid', 'The token was not made by this service, or not for this. Get a new one.');
}
