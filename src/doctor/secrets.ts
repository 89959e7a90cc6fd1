import type { Settings } from '../config.ts';
import { createTokenSource } from '../managed-identity.ts';
import { type Finding, fault, good, warning } from './finding.ts';

const about = 'credentials';

/** Secrets and identities: those that could not be fetched, those that are weak, and those that are not given. */
export async function examineSecrets(settings: Settings): Promise<Finding[]> {
  const unresolved = settings.unresolvedSecrets.map((name) =>
    fault(
      about,
      `${name} could not be fetched from the vault, and counts as not set`,
      'Put the secret into the vault, see that the identity is Key Vault Secrets User there, then restart the service.',
    ),
  );
  return [...unresolved, ...examineWeak(settings), ...(await examineIdentity(settings))];
}

/** A password that stands in examples is no password. */
function examineWeak({ databaseUrl, databaseAuth, directLineSecret, onLoopback }: Settings): Finding[] {
  const password = databaseUrl === undefined ? '' : decodeURIComponent(new URL(databaseUrl).password);
  const weak = databaseAuth === 'password' && /^(password|postgres|helpline|secret|change-?me|example)$/i.test(password);
  const dull = directLineSecret !== undefined && new Set(directLineSecret).size < 10;
  return [
    ...(weak
      ? [
          fault(
            about,
            'the password in DATABASE_URL is one from an example',
            'Give the account another: alter role ... password ...',
          ),
        ]
      : []),
    ...(dull ? [fault(about, 'DIRECT_LINE_SECRET is easy to guess', 'Take one from a password generator.')] : []),
    ...(onLoopback || !settingsUsePlainDatabase(databaseUrl, databaseAuth)
      ? []
      : [
          warning(
            about,
            'the way to the database is not encrypted',
            'Add ?sslmode=verify-full to DATABASE_URL, unless the database is on a network that is yours alone.',
          ),
        ]),
  ];
}

function settingsUsePlainDatabase(databaseUrl: string | undefined, auth: Settings['databaseAuth']): boolean {
  if (databaseUrl === undefined || auth === 'entra') return false;
  const { hostname, searchParams } = new URL(databaseUrl);
  const isHere = hostname === 'localhost' || /^127(\.\d+){3}$/.test(hostname);
  return !isHere && !['verify-full', 'verify-ca', 'require'].includes(searchParams.get('sslmode') ?? '');
}

async function examineIdentity({ databaseAuth, identity }: Settings): Promise<Finding[]> {
  if (databaseAuth !== 'entra' || identity === undefined) return [];
  const source = createTokenSource({
    place: identity,
    resource: 'https://ossrdbms-aad.database.windows.net',
    clock: { now: Date.now },
  });
  return source().then(
    () => [good(about, 'the machine’s identity gets tokens for the database')],
    (error: Error) => [fault(about, error.message, 'Without a token the database can’t be used.')],
  );
}
