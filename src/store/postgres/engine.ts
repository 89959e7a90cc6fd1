import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { HelplineError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Engine } from '../engine.ts';
import { migrate } from '../migrations.ts';
import type { PostgresPlace } from '../port.ts';
import type { Sql } from '../program.ts';
import type { Tables } from '../tables.ts';
import type { TypingSigns } from '../typing.ts';
import type { WakeUps } from '../wake-ups.ts';
import { clientConfig, defaultLockWaitMs, ignoreError, prepareSession } from './connection.ts';
import { callerError, openFailure } from './failures.ts';
import { createLanes } from './lanes.ts';
import { type Listener, startListener } from './listener.ts';
import { runReads, runTransaction } from './transactions.ts';

/** Who is told of what other instances announce. */
export interface Heard {
  readonly wakeUps: WakeUps;
  readonly typing: TypingSigns;
}

/** Opens the store in a PostgreSQL database, beside any other instances that use it. */
export async function openPostgres(place: PostgresPlace, { wakeUps, typing }: Heard, log: Log): Promise<Engine> {
  const lockWaitMs = place.lockWaitMs ?? defaultLockWaitMs;
  const pool = createPool(place, lockWaitMs, log);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const sql: Sql = { db, kind: 'postgres', instance: randomUUID() };
  try {
    await migrateWithoutTimeouts(place);
    await assertUtf8(pool);
    const listener = await startListener({
      sql,
      config: clientConfig(place),
      wakeUps,
      typing,
      log,
      lockWaitMs,
      pollMs: place.pollMs ?? 5000,
    });
    return engineOver(sql, pool, listener, lockWaitMs);
  } catch (error) {
    await pool.end();
    throw openFailure(error);
  }
}

function createPool(place: PostgresPlace, lockWaitMs: number, log: Log): Pool {
  const pool = new Pool({
    ...clientConfig(place),
    // A server that fell silent: a little after it would have given up by itself.
    query_timeout: lockWaitMs + 2000,
    onConnect(client) {
      // The pool itself listens only while a connection is idle.
      client.on('error', ignoreError);
      return prepareSession(client, lockWaitMs);
    },
  });
  pool.on('error', () => log.warn({}, 'PostgreSQL dropped an idle connection'));
  return pool;
}

/** Over connections of its own: a migration may take longer than a turn may. */
async function migrateWithoutTimeouts(place: PostgresPlace): Promise<void> {
  const pool = new Pool(clientConfig(place));
  pool.on('error', ignoreError);
  const db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  await migrate(db).finally(() => db.destroy());
}

/** In any other encoding an emoji would be refused, and its message lost. */
async function assertUtf8(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ encoding: string }>("select current_setting('server_encoding') as encoding");
  if (rows[0]?.encoding === 'UTF8') return;
  throw new HelplineError(
    'store-unusable',
    'The PostgreSQL database does not keep text as UTF-8. Make one with: create database ... encoding UTF8.',
  );
}

function engineOver(sql: Sql, pool: Pool, listener: Listener, lockWaitMs: number): Engine {
  const inLane = createLanes(lockWaitMs);
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | null = null;

  /** Every door goes through here: errors become ours, and closing waits for what is under way. */
  async function guard<Result>(work: () => Promise<Result>): Promise<Result> {
    if (closing !== null) throw new HelplineError('store-busy', 'The store is closing. Try again in a moment.');
    const promise = work().catch((error: unknown) => {
      throw callerError(error);
    });
    running.add(promise);
    return promise.finally(() => running.delete(promise));
  }

  async function finish(): Promise<void> {
    await Promise.allSettled(running);
    await listener.close();
    await pool.end();
  }

  return {
    sql,
    write: (program, lane) =>
      guard(() => (lane === undefined ? runTransaction(pool, program) : inLane(lane, () => runTransaction(pool, program)))),
    read: (program) => guard(() => runReads(pool, program)),
    // Vacuum does it in its own time; a dump never holds deleted rows.
    scrub: async () => undefined,
    close() {
      closing ??= finish();
      return closing;
    },
  };
}
