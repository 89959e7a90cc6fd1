import type { Settings } from '../config.ts';
import { type Finding, fault, good, warning } from './finding.ts';
import type { Reach } from './reach.ts';

const about = 'advisor desk';

/** Whether advisors can sign in at the desk, and how. `reach` asks an address on the network; it resolves with a status. */
export async function examineDesk(settings: Settings, reach: Reach): Promise<Finding[]> {
  const { signIn } = settings.desk;
  if (signIn === null)
    return [
      warning(
        about,
        'nobody can sign in, so there is no desk',
        'Families are answered, but nobody can take a chat over: set OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_ADVISOR_GROUP.',
      ),
    ];
  if (signIn.kind === 'link') return [good(about, 'advisors sign in by links that are printed at start, on this machine')];
  if (settings.publicUrl === undefined)
    return [fault(about, 'OIDC_ISSUER is set, and PUBLIC_URL is not', 'Signing in leads back to PUBLIC_URL: set it.')];
  if (/\/(common|organizations|consumers)(\/|$)/.test(signIn.issuer))
    return [
      fault(
        about,
        'OIDC_ISSUER names no tenant of its own',
        'Nobody could sign in: put your tenant’s id where it says common or organizations.',
      ),
    ];
  const status = await reach(`${signIn.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`).catch(() => 0);
  if (status === 200) return [good(about, `advisors sign in at ${signIn.issuer}`)];
  const said = status === 0 ? 'does not answer from here' : `answers ${status}`;
  return [
    fault(about, `the sign-in at OIDC_ISSUER ${said}`, 'Nobody can sign in: correct OIDC_ISSUER, or let this machine reach it.'),
  ];
}
