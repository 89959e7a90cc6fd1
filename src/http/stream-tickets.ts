import { createSecretKey } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Participant } from './conversations.ts';
import { Refusal } from './refusal.ts';
import { randomId } from './tokens.ts';

/**
 * A browser can't send headers when it opens a socket, so the way in is part of the address, and addresses end up in logs.
 * Hence not the token but a ticket: good once, for a minute, for the stream only.
 */
export interface StreamTickets {
  issue(who: Participant): Promise<string>;
  /** Whose ticket it is, and spends it. Throws a refusal (403) when it is not good or was spent. */
  redeem(ticket: string): Promise<Participant>;
}

const lifetimeSeconds = 60;
const audience = 'directline-stream';
const claimsSchema = z.object({ conversation: z.string(), user: z.string(), jti: z.string(), exp: z.number() });

interface TicketOptions {
  /** The same key as the tokens': the audience tells them apart. */
  readonly tokenKey: Uint8Array;
  readonly clock: Clock;
}

/**
 * Tickets are signed, so that any instance behind a load balancer can take one that another gave out. Each instance
 * remembers which it has seen: a ticket could be spent once on each of them, within its minute.
 */
export function createStreamTickets({ tokenKey, clock }: TicketOptions): StreamTickets {
  const key = createSecretKey(tokenKey);
  const spent = new Map<string, number>();

  async function issue(who: Participant): Promise<string> {
    return await new SignJWT({ conversation: who.conversationId, user: who.userId })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(audience)
      .setJti(randomId())
      .setExpirationTime(Math.floor(clock.now() / 1000) + lifetimeSeconds)
      .sign(key);
  }

  async function redeem(ticket: string): Promise<Participant> {
    const rules = { algorithms: ['HS256'], audience, currentDate: new Date(clock.now()) };
    const { payload } = await jwtVerify(ticket, key, rules).catch(refuseTicket);
    const { conversation, user, jti, exp } = claimsSchema.parse(payload);
    if (spent.has(jti)) refuseTicket();
    forgetExpired(spent, clock.now());
    spent.set(jti, exp * 1000);
    return { conversationId: conversation, userId: user };
  }

  return { issue, redeem };
}

/** Tickets end in the order in which they were made, near enough to stop at the first that is still good. */
function forgetExpired(spent: Map<string, number>, now: number): void {
  for (const [jti, expiresAt] of spent) {
    if (expiresAt > now) return;
    spent.delete(jti);
  }
}

function refuseTicket(): never {
  throw new Refusal(403, 'ticket-spent', 'This address of the stream was used or is too old. Ask for the conversation again.');
}
