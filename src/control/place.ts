import { createHash } from 'node:crypto';
import { join, relative, resolve } from 'node:path';

/**
 * Where a running service can be asked by other programs of this account: a socket in its data folder, which nobody else can
 * open. Windows has pipes instead, named for the folder.
 */
export function controlPlace(dataDir: string): string {
  const folder = resolve(dataDir);
  if (process.platform === 'win32')
    return `\\\\.\\pipe\\helpline-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  const whole = join(folder, 'helpline.sock');
  const short = relative(process.cwd(), whole);
  // The system takes about a hundred bytes.
  return short.length < whole.length ? short : whole;
}
