import { chmodSync, closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { HelplineError } from '../../errors.ts';
import { prepareFile } from './file-system.ts';

/** Copies an open database into a new file while it is written to. The copy is one file, and this account's alone. */
export async function copyDatabase(database: DatabaseSync, path: string): Promise<void> {
  if (existsSync(path)) throw failed(path, 'there is a file of that name already: choose another');
  const unfinished = `${path}.unfinished`;
  try {
    closeSync(openSync(unfinished, 'w', 0o600));
    await backup(database, unfinished);
    endLog(unfinished);
    renameSync(unfinished, path);
  } catch (error) {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${unfinished}${ending}`, { force: true });
    throw failed(path, 'check that the folder exists, takes files from this account and has room', error);
  }
}

/** A copy keeps no log beside it: everything is in the one file, and on the disk. */
function endLog(path: string): void {
  const copy = new DatabaseSync(path);
  copy.exec('pragma journal_mode = delete');
  copy.close();
  sync(path);
}

function sync(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

/** Copies the store of a service that does not run. Throws `backup-failed` or `store-in-use`. */
export async function copyStoppedStore(dataDir: string, path: string): Promise<void> {
  const source = join(dataDir, storeFile);
  if (!existsSync(source)) throw failed(path, `there is no store in ${dataDir}: set DATA_DIR to the folder of the service`);
  const database = openQuietly(source);
  try {
    await copyDatabase(database, path);
  } finally {
    database.close();
  }
  assertSoundFile(path);
}

/** The name of the one file that holds everything. */
const storeFile = 'helpline.sqlite';

function openQuietly(path: string): DatabaseSync {
  try {
    const database = new DatabaseSync(path, { timeout: 250 });
    database.exec('select count(*) from sqlite_master');
    return database;
  } catch (cause) {
    const what = `The store ${path} is open in another process, which does not answer, or it is damaged.`;
    throw new HelplineError('store-in-use', `${what} Stop the service, then try again.`, { cause });
  }
}

/** Throws `backup-failed` unless the file is a store of ours, whole and readable. */
export function assertSoundFile(path: string): void {
  const faults = faultsOf(path);
  if (faults !== 'ok') throw failed(path, `the copy is not sound (${faults}): keep the last good one, and look at the disk`);
}

function faultsOf(path: string): string {
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      const [found] = database.prepare('pragma integrity_check(1)').all();
      const known = database.prepare("select count(*) as many from sqlite_master where name in ('conversations', 'log')").get();
      return known?.['many'] === 2 ? String(found?.['integrity_check']) : 'no store of this assistant';
    } finally {
      database.close();
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Puts a backup in the place of the store of a service that does not run. What was there stays beside it, under a name of its
 * own, which is returned (`null`: nothing was there). Throws `backup-failed` or `store-in-use`.
 */
export async function restoreStore(dataDir: string, from: string, now: number): Promise<string | null> {
  if (!existsSync(from)) throw failed(from, 'there is no such file');
  assertSoundFile(from);
  const wasThere = existsSync(join(dataDir, storeFile));
  const target = await prepareFile(dataDir);
  openQuietly(target).close();
  const aside = wasThere ? setAside(target, now) : null;
  const unfinished = `${target}.unfinished`;
  copyFileSync(from, unfinished);
  chmodSync(unfinished, 0o600);
  sync(unfinished);
  renameSync(unfinished, target);
  return aside;
}

/** With its log: the newest of what was said may stand there alone. */
function setAside(target: string, now: number): string {
  const aside = `${target}.before-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`;
  for (const ending of ['', '-wal', '-shm'])
    if (existsSync(`${target}${ending}`)) renameSync(`${target}${ending}`, `${aside}${ending}`);
  return aside;
}

function failed(path: string, what: string, cause?: unknown): HelplineError {
  return new HelplineError('backup-failed', `No backup at ${path}: ${what}.`, { cause });
}
