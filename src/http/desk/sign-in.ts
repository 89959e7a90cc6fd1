import type { Request } from 'restify';
import { z } from 'zod';
import type { Answer } from '../answer.ts';
import type { DeskMe, DeskRole } from '../desk-contract.ts';
import { readJson } from '../read-json.ts';
import { Refusal } from '../refusal.ts';
import type { Routes } from '../routes.ts';
import type { Desk, DeskSession, SignedIn } from './desk.ts';
import type { DeskDoor } from './desk-door.ts';
import { mountOidc, type OidcOptions } from './oidc.ts';
import type { SignInLinks } from './sign-in-links.ts';

/** How people sign in at the desk. */
export type SignIn = { readonly kind: 'link'; readonly links: SignInLinks } | ({ readonly kind: 'oidc' } & OidcOptions);

/** Everybody who works at the desk, in whatever part. */
export const anyRole: readonly DeskRole[] = ['advisor', 'lead', 'editor'];

interface SignInOptions {
  readonly desk: Desk;
  readonly door: DeskDoor;
  readonly signIn: SignIn;
  readonly publicUrl: string | undefined;
}

const maxBytes = 1024;

/** Signing in and out, and who is signed in. */
export function mountSignIn(routes: Routes, { desk, door, signIn, publicUrl }: SignInOptions): void {
  if (signIn.kind === 'link') routes.post('/api/desk/sign-in', (request) => signInByLink(request, door, signIn.links));
  else mountOidc(routes, door, { ...signIn, publicUrl });
  routes.get('/api/desk/me', async (request) => {
    const session = await door.admit(request, anyRole);
    return { status: 200, body: toMe(session, signIn.kind) };
  });
  // The person did something on the page: the session is not idle.
  routes.post('/api/desk/here', async (request) => {
    await door.admit(request, anyRole);
    await readJson(request, { maxBytes, optional: true });
    return { status: 200, body: {} };
  });
  routes.post('/api/desk/sign-out', (request) => signOut(request, door, desk));
}

async function signInByLink(request: Request, door: DeskDoor, links: SignInLinks): Promise<Answer> {
  door.assertOwnPage(request);
  const parsed = z.object({ secret: z.string().min(1).max(200) }).safeParse(await readJson(request, { maxBytes }));
  const who = parsed.success ? links.redeem(parsed.data.secret) : null;
  if (!who) {
    const message = 'This link was used, or is from before the last start. Each is good once: restart the service for new ones.';
    throw new Refusal(403, 'link-spent', message);
  }
  return { status: 200, body: {}, headers: { 'Set-Cookie': await door.signIn(who) } };
}

/** Whoever signs out leaves their chats to the others. */
async function signOut(request: Request, door: DeskDoor, desk: Desk): Promise<Answer> {
  const { who } = await door.admit(request, anyRole);
  await readJson(request, { maxBytes, optional: true });
  const clear = await door.signOut(request);
  await desk.handoffs.leave(advisorOf(who));
  return { status: 200, body: {}, headers: { 'Set-Cookie': clear } };
}

function toMe({ who, endsAt }: DeskSession, signIn: DeskMe['signIn']): DeskMe {
  return { ...advisorOf(who), roles: [...who.roles], signedOutAt: endsAt, signIn };
}

/** The part of a signed-in person that families may see. */
export function advisorOf({ id, name }: SignedIn): { id: string; name: string } {
  return { id, name };
}
