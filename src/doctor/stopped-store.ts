import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Settings } from '../config.ts';
import { isHelplineError } from '../errors.ts';
import { type Finding, fault, good, warning } from './finding.ts';

const about = 'store';

/** Looks at the data folder from outside. */
export function examineFolder({ dataDir, databaseUrl }: Settings): Finding[] {
  const folder = resolve(dataDir);
  const nearest = nearestThere(folder);
  const findings: Finding[] = [];
  if (!mayWrite(nearest))
    findings.push(
      fault(
        about,
        `this account may not write to ${folder}`,
        'Give the account the right to write there, or set DATA_DIR to another folder.',
      ),
    );
  if (existsSync(folder) && process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0 && databaseUrl === undefined)
    findings.push(
      warning(
        about,
        `other accounts of this machine may look into ${folder}`,
        `What families write is there: chmod 700 ${folder}`,
      ),
    );
  const { bavail, bsize } = statfsSync(nearest);
  if (databaseUrl === undefined && bavail * bsize < leastRoomBytes)
    findings.push(
      fault(
        about,
        `the disk of ${folder} has less than ${leastRoomBytes / 2 ** 20} MB left`,
        'A full disk refuses families: free some space.',
      ),
    );
  return findings;
}

const leastRoomBytes = 200 * 2 ** 20;

function nearestThere(folder: string): string {
  return existsSync(folder) ? folder : nearestThere(dirname(folder));
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}

/** Opens the store of a service that does not run, and says what hinders. `open` resolves when it was opened and closed again. */
export async function examineStore(settings: Settings, open: () => Promise<void>): Promise<Finding[]> {
  if (settings.databaseUrl === undefined && !existsSync(join(settings.dataDir, 'helpline.sqlite')))
    return [good(about, `there is none yet in ${settings.dataDir}: it is made at the first start`)];
  try {
    await open();
    return [good(about, settings.databaseUrl === undefined ? `it opens, in ${settings.dataDir}` : 'the database opens')];
  } catch (error) {
    if (!isHelplineError(error)) throw error;
    return [fault(about, error.message, todos[error.code] ?? 'Do as it says; the service does not start before.')];
  }
}

const todos: Readonly<Partial<Record<string, string>>> = {
  'store-in-use': 'A process that does not answer holds it: end that one, or set DATA_DIR to the folder of this service.',
  'identity-unavailable': 'Without a token the database can’t be used.',
};
