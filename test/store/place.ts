import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import type { Clock } from '../../src/clock.ts';
import type { Log } from '../../src/log.ts';
import type { SqlitePlace, Store } from '../../src/store/port.ts';
import { openStore } from '../../src/store/store.ts';
import { tables } from '../../src/store/tables.ts';
import type { PostgresServer } from '../support/postgres.ts';
import { echoTurn } from './echo-turn.ts';

/** Somewhere that a store can be, empty at first. What it was opened with stays open until `remove`. */
export interface Place {
  /** `clock`: the one that stands at noon, unless a test moves its own. */
  open(runTurn?: typeof echoTurn, clock?: Clock): Promise<Store>;
  /** Runs one statement behind the stores' backs. On SQLite only while none is open. */
  query(statement: string): Promise<object[]>;
  /** Asks the database itself: one row for each `table` and `column`, with its `type` and whether it is `nullable`. */
  readonly columnsQuery: string;
  /** Closes what is open, and removes the place. */
  remove(): Promise<void>;
}

/** A clock that stands: each test knows every time in the log. */
export const noon = { now: () => Date.UTC(2026, 10, 22, 12) };

/** Nobody reads along. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A folder of its own for one test. */
export function sqlitePlace(): Place & SqlitePlace {
  const dataDir = mkdtempSync(join(tmpdir(), 'helpline-store-'));
  const query = async (statement: string) => {
    const database = new DatabaseSync(join(dataDir, 'helpline.sqlite'));
    const rows = database.prepare(statement).all();
    database.close();
    return rows;
  };
  const opened: Store[] = [];
  return {
    dataDir,
    open: (runTurn = echoTurn, clock = noon) => keep(opened, openStore({ dataDir, runTurn, clock, log: silentLog })),
    query,
    columnsQuery: `select t.name as "table", c.name as "column", lower(c.type) as type, c."notnull" = 0 as nullable
      from sqlite_master t, pragma_table_info(t.name) c where t.type = 'table'`,
    async remove() {
      for (const store of opened) await store.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

/** A database of its own for one test. The waits are long, so that a slow machine fails nothing. */
export async function postgresPlace(server: PostgresServer, pollMs = 600_000): Promise<Place & { databaseUrl: string }> {
  const databaseUrl = await server.createDatabase();
  const query = async (statement: string) => {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query<object>(statement);
    await client.end();
    return rows;
  };
  const opened: Store[] = [];
  return {
    databaseUrl,
    open: (runTurn = echoTurn, clock = noon) =>
      keep(opened, openStore({ databaseUrl, runTurn, clock, log: silentLog, lockWaitMs: 60_000, pollMs })),
    query,
    columnsQuery: `select table_name as "table", column_name as "column", data_type as type, is_nullable = 'YES' as nullable
      from information_schema.columns where table_schema = 'public'`,
    async remove() {
      for (const store of opened) await store.close();
    },
  };
}

async function keep(opened: Store[], opening: Promise<Store>): Promise<Store> {
  const store = await opening;
  opened.push(store);
  return store;
}

/** Every row of every table, as text, in an order of its own. On SQLite only while no store is open. */
export async function dump(place: Place): Promise<Record<keyof typeof tables, string[]>> {
  const dumped = {} as Record<keyof typeof tables, string[]>;
  for (const table of Object.keys(tables) as (keyof typeof tables)[]) {
    dumped[table] = (await place.query(`select * from ${table}`)).map((row) => JSON.stringify(row)).sort();
  }
  return dumped;
}
