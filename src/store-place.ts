import type { Clock } from './clock.ts';
import type { Settings } from './config.ts';
import { createTokenSource } from './managed-identity.ts';
import type { PostgresPlace, SqlitePlace } from './store/port.ts';

/** Where the settings put the store: a folder of this machine, or a database, there perhaps with a token of the machine's identity. */
export function storePlace(
  { databaseUrl, databaseAuth, identity, dataDir }: Pick<Settings, 'databaseUrl' | 'databaseAuth' | 'identity' | 'dataDir'>,
  clock: Clock,
): SqlitePlace | PostgresPlace {
  if (databaseUrl === undefined) return { dataDir };
  if (databaseAuth === 'password' || identity === undefined) return { databaseUrl };
  return { databaseUrl, password: createTokenSource({ place: identity, resource: databaseResource, clock }) };
}

/** Whom Azure's tokens for PostgreSQL are made out to. */
const databaseResource = 'https://ossrdbms-aad.database.windows.net';
