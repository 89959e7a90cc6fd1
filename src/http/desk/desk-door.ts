import type { IncomingMessage } from 'node:http';
import type { DeskRole } from '../desk-contract.ts';
import { createOrigins, type Origins } from '../origins.ts';
import { Refusal } from '../refusal.ts';
import type { DeskSession, DeskSessions, SignedIn } from './desk.ts';
import { createDeskCookie, type DeskCookie } from './desk-cookies.ts';

/** Who may come in: every route of the desk and its socket ask here. */
export interface DeskDoor {
  /** Whose session it is. Throws a refusal: 403 for another site's page, 401 when nobody is signed in, 403 without one of `roles`. */
  admit(request: IncomingMessage, roles: readonly DeskRole[]): Promise<DeskSession>;
  /** Throws a refusal (403) unless a page of ours asks. */
  assertOwnPage(request: IncomingMessage): void;
  /** Begins a session and gives the header that keeps it in the browser. */
  signIn(who: SignedIn): Promise<string>;
  /** Ends the session that the browser has, if any, and gives the header that takes it away. */
  signOut(request: IncomingMessage): Promise<string>;
  readonly isSecure: boolean;
}

interface DoorOptions {
  readonly sessions: DeskSessions;
  readonly publicUrl?: string | undefined;
}

/** The session outlives no working day; the store says when it ends. */
const cookieSeconds = 24 * 60 * 60;

/** The desk is for its own page alone: origins that may use the chat may not use this. */
export function createDeskDoor({ sessions, publicUrl }: DoorOptions): DeskDoor {
  const origins = createOrigins({ allowedOrigins: [], publicUrl });
  const isSecure = publicUrl?.startsWith('https:') ?? false;
  const cookie = createDeskCookie({ name: 'helpline-desk', sameSite: 'Strict', isSecure });
  const assertOwnPage = (request: IncomingMessage) => assertVouched(origins, request);
  return {
    isSecure,
    assertOwnPage,
    async admit(request, roles) {
      assertOwnPage(request);
      const session = await findSession(cookie, sessions, request);
      if (!session) throw new Refusal(401, 'signed-out', 'Nobody is signed in here, or not any more. Sign in again.');
      if (roles.some((role) => session.who.roles.includes(role))) return session;
      throw new Refusal(403, 'not-your-role', `This is for: ${roles.join(', ')}. Ask a lead of the helpline.`);
    },
    async signIn(who) {
      return cookie.keep(await sessions.begin(who), cookieSeconds);
    },
    async signOut(request) {
      const session = await findSession(cookie, sessions, request);
      if (session) await sessions.end(session.id);
      return cookie.clear;
    },
  };
}

/** A browser says where a request comes from; what does not say so is no page of ours. */
function assertVouched(origins: Origins, request: IncomingMessage): void {
  const { origin, 'sec-fetch-site': site } = request.headers;
  const isOwn = site === undefined ? origin !== undefined : site === 'same-origin';
  if (isOwn && (origin === undefined || origins.vouchesFor(request))) return;
  throw new Refusal(403, 'origin-not-allowed', 'The desk answers its own page alone. Open it at /desk.');
}

async function findSession(cookie: DeskCookie, sessions: DeskSessions, request: IncomingMessage): Promise<DeskSession | null> {
  const secret = cookie.read(request);
  return secret === undefined ? null : await sessions.find(secret);
}
