import type { CompiledQuery } from 'kysely';
import { type ClientBase, type ClientConfig, TypeOverrides, types } from 'pg';
import type { PostgresPlace } from '../port.ts';
import type { Rows } from '../program.ts';
import { QueryFailure } from './failures.ts';

/** How every connection is made. int8 and counts become numbers: ours are milliseconds and seqs, far below 2^53. */
export function clientConfig(place: PostgresPlace): ClientConfig {
  return {
    ...signIn(place),
    ...(place.ssl === undefined ? {} : { ssl: place.ssl }),
    application_name: 'helpline',
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    types: numbersForInt8(),
  };
}

/**
 * With a password from elsewhere the URL is taken apart here: pg puts the (empty) password of a connection string in the
 * place of a function. A token is shown to nobody but a server that proves its name.
 */
function signIn({ databaseUrl, password }: PostgresPlace): ClientConfig {
  if (password === undefined) return { connectionString: databaseUrl };
  const url = new URL(databaseUrl);
  return {
    host: url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    database: decodeURIComponent(url.pathname.slice(1)),
    password,
    ssl: { rejectUnauthorized: true },
  };
}

function numbersForInt8(): TypeOverrides {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(types.builtins.INT8, Number);
  return overrides;
}

/**
 * For the `error` event of every connection and pool: without a listener, a connection that PostgreSQL drops between two
 * queries would end the process. The next query on it fails and says so.
 */
export function ignoreError(): void {}

/** How long a turn waits for its conversation, unless the place says otherwise. */
export const defaultLockWaitMs = 5000;

/** Set by statement, since a pooler in between may refuse start-up parameters. */
export async function prepareSession(client: ClientBase, lockWaitMs: number): Promise<void> {
  await client.query(`
    set lock_timeout = ${lockWaitMs};
    set statement_timeout = ${lockWaitMs + 1000};
    -- An instance whose machine vanished must not keep a conversation locked.
    set idle_in_transaction_session_timeout = ${lockWaitMs * 2};
    -- A server may be set to acknowledge before it is on the disk: not for us.
    select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'`);
}

/** Runs one query of a program. Throws `QueryFailure`. */
export async function runQuery(client: ClientBase, query: CompiledQuery): Promise<Rows> {
  return (await ask(client, query.sql, query.parameters)).rows;
}

/** Sends one statement. Throws `QueryFailure`. */
export async function ask(client: ClientBase, text: string, values: readonly unknown[] = []) {
  try {
    return await client.query<object>(text, [...values]);
  } catch (error) {
    throw new QueryFailure(error);
  }
}
