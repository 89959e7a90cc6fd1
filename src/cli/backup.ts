import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readSettings, type Settings } from '../config.ts';
import { askService } from '../control/ask-service.ts';
import { HelplineError } from '../errors.ts';
import { copyStoppedStore, restoreStore } from '../store/sqlite/backup.ts';
import { runCommand } from './command.ts';

/** A large store takes its time. */
const backupWaitMs = 30 * 60_000;

/** `npm run backup -- <folder>`, and `npm run backup -- --restore <file>`. */
await runCommand(async () => {
  const [first = '', second = ''] = process.argv.slice(2);
  const settings = readSettings();
  if (settings.databaseUrl)
    throw new HelplineError(
      'backup-failed',
      'The store is a PostgreSQL database: use pg_dump and pg_restore (docs/operations.md).',
    );
  if (first === '--restore' && second !== '') return restore(settings, resolve(second));
  if (first !== '' && !first.startsWith('-')) return backUp(settings, resolve(first));
  throw new HelplineError(
    'request-invalid',
    'Say where to: npm run backup -- <folder>. To bring one back: npm run backup -- --restore <file>',
  );
});

/** Of a running service by asking it; of a stopped one from its folder. */
async function backUp({ dataDir }: Settings, folder: string): Promise<void> {
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `helpline-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.sqlite`);
  const answer = await askService(dataDir, { ask: 'backup', to: path }, backupWaitMs);
  if (answer?.kind === 'refused') throw new HelplineError('backup-failed', answer.what);
  if (answer === null) await copyStoppedStore(dataDir, path);
  process.stdout.write(`${path}\nIt is whole. It holds what families wrote in confidence: encrypt it, and delete it in time.\n`);
}

async function restore({ dataDir }: Settings, file: string): Promise<void> {
  if ((await askService(dataDir, { ask: 'state' })) !== null)
    throw new HelplineError('store-in-use', 'The service runs on this folder: stop it first, then bring the backup back.');
  const aside = await restoreStore(dataDir, file, Date.now());
  process.stdout.write(`${file} is in place. ${aside === null ? '' : `What was there is ${aside}. `}Start the service.\n`);
  process.stdout.write('Whoever was erased after this backup was made is in it again: erase them again.\n');
}
