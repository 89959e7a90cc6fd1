import { DatabaseSync } from 'node:sqlite';
import { type CompiledQuery, Kysely, SqliteDialect } from 'kysely';
import { HelplineError } from '../../errors.ts';
import type { Engine } from '../engine.ts';
import { migrate } from '../migrations.ts';
import type { SqlitePlace } from '../port.ts';
import { type Program, type Rows, runNow } from '../program.ts';
import type { Tables } from '../tables.ts';
import { copyDatabase } from './backup.ts';
import { openFailure, statementFailure } from './failures.ts';
import { prepareFile } from './file-system.ts';
import { createGroupCommit } from './group-commit.ts';
import { kyselyDatabase } from './kysely-database.ts';

/** Opens the store in a folder, for this process alone. */
export async function openSqlite(place: SqlitePlace): Promise<Engine> {
  let database: DatabaseSync | null = null;
  let path = place.dataDir;
  try {
    path = await prepareFile(place.dataDir);
    database = new DatabaseSync(path, { timeout: busyTimeoutMs });
    database.exec(settings);
    const kyselys = kyselyDatabase(database);
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: kyselys }) });
    await migrate(db);
    return engineOver(database, db, (query) => kyselys.prepare(query.sql).all(query.parameters) as Rows);
  } catch (error) {
    database?.close();
    throw openFailure(error, path);
  }
}

/** Long enough for a process that is just closing, short enough to be told at once. */
const busyTimeoutMs = 250;

const settings = `
  -- First, so that the lock is taken with the first look at the file and kept until the process ends.
  pragma locking_mode = exclusive;
  pragma journal_mode = wal;
  -- A commit is on the disk when it returns, also on a Mac.
  pragma synchronous = full;
  pragma fullfsync = on;
  -- What was erased is overwritten, not just unlinked.
  pragma secure_delete = on;
  begin exclusive; commit;
`;

function engineOver(database: DatabaseSync, db: Kysely<Tables>, execute: (query: CompiledQuery) => Rows): Engine {
  const commits = createGroupCommit(database, execute);
  let closed = false;

  async function write<Result>(program: () => Program<Result>): Promise<Result> {
    if (closed) throw closing();
    return commits.submit(program);
  }

  async function read<Result>(program: () => Program<Result>): Promise<Result> {
    if (closed) throw closing();
    try {
      return runNow(program(), execute);
    } catch (error) {
      throw statementFailure(error);
    }
  }

  /** The write-ahead log still holds what was there before: it is emptied. */
  async function scrub(): Promise<void> {
    if (!closed) database.exec('pragma wal_checkpoint(truncate)');
  }

  async function copyTo(path: string): Promise<void> {
    if (closed) throw closing();
    await copyDatabase(database, path);
  }

  async function close(): Promise<void> {
    if (closed) return;
    closed = true;
    commits.finish();
    database.close();
  }

  return { sql: { db, kind: 'sqlite', instance: 'only' }, write, read, scrub, copyTo, close };
}

function closing(): HelplineError {
  return new HelplineError('store-busy', 'The store is closing. Try again in a moment.');
}
