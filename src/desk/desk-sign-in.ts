import type { SignIn } from '../http/desk/sign-in.ts';
import { createSignInLinks } from '../http/desk/sign-in-links.ts';
import type { Log } from '../log.ts';
import type { DeskSettings } from './desk-settings.ts';

/** How advisors sign in, by the settings. `undefined`: in no way, so there is no desk; why is in the log. */
export function createDeskSignIn({ signIn }: DeskSettings, tokenKey: Uint8Array, log: Log): SignIn | undefined {
  if (signIn?.kind === 'link') return { kind: 'link', links: createSignInLinks(signIn.people) };
  if (signIn?.kind === 'oidc') return { ...signIn, tokenKey, log };
  log.warn({}, 'there is no advisor desk: beyond this machine it needs a sign-in. Set OIDC_ISSUER and the settings beside it');
  return undefined;
}
