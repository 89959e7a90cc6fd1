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
function examineWeak(settings: Settings): Finding[] {
  const { databaseUrl, databaseAuth, onLoopback } = settings;
  const password = databaseUrl === undefined ? '' : decodeURIComponent(new URL(databaseUrl).password);
  const weak = databaseAuth === 'password' && /^(password|postgres|helpline|secret|change-?me|example)$/i.test(password);
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
    ...examineOwn(settings),
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

/** The secrets that the charity makes up itself. */
function examineOwn({ directLineSecret, metricsToken, hub, alerts }: Settings): Finding[] {
  const given = Object.entries({
    DIRECT_LINE_SECRET: directLineSecret,
    METRICS_TOKEN: metricsToken,
    HANDOFF_HUB_SECRET: hub?.secret,
    ALERT_WEBHOOK_SECRET: alerts.webhook?.secret,
  }).flatMap(([name, secret]) => (secret === undefined ? [] : [{ name, secret }]));
  const dull = given.filter(({ secret }) => new Set(secret).size < 10);
  const shared = given.filter(({ name, secret }) => given.some((other) => other.name !== name && other.secret === secret));
  return [
    ...dull.map(({ name }) => fault(about, `${name} is easy to guess`, 'Take one from a password generator.')),
    ...(shared.length > 0
      ? [
          warning(
            about,
            `${shared.map(({ name }) => name).join(' and ')} are the same`,
            'Who learns one would have the other: give each its own, from a password generator.',
          ),
        ]
      : []),
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
