import { closeSync, mkdirSync, openSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { resolve } from 'node:path';
import { HelplineError } from '../../errors.ts';

/**
 * Makes the data folder and its file where they are missing, readable by this account alone, and returns the file's path.
 * Throws `store-unusable` on a network file system: its locks and syncs do not hold what the store promises.
 */
export async function prepareFile(dataDir: string): Promise<string> {
  const folder = resolve(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const network = networkFileSystem(folder, (await statfs(folder)).type);
  if (network !== null) throw onNetwork(folder, network);
  const path = resolve(folder, 'helpline.sqlite');
  closeSync(openSync(path, 'a', 0o600));
  return path;
}

/** The name of the network file system that a folder is on; `null` when it is on none that we can tell. `type` is statfs's. */
export function networkFileSystem(folder: string, type: number): string | null {
  if (folder.startsWith('\\\\')) return 'a network share';
  return networkTypes.get(type >>> 0) ?? null;
}

const networkTypes = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'SMB (CIFS)'],
  [0xfe534d42, 'SMB 2'],
]);

function onNetwork(folder: string, network: string): HelplineError {
  const what = `The data folder ${folder} is on ${network}, where a message that was saved can still be lost.`;
  return new HelplineError(
    'store-unusable',
    `${what} Choose a folder on a local disk with DATA_DIR, or set DATABASE_URL to a PostgreSQL database.`,
  );
}
