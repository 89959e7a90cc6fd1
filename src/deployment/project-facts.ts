import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSettings, settingNames } from '../config.ts';
import { isHelplineError } from '../errors.ts';
import { createTrust } from '../http/client-address.ts';
import type { CodeFacts } from './checks/code.ts';

/** The project's own folder. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** The facts of this project as it stands on disk. */
export function readProjectFacts(): CodeFacts {
  const { engines } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
  return {
    settingNames,
    checkSettings,
    routes: findRoutes(),
    nodeRange: String(engines?.node ?? ''),
    hasFile: (path) => existsSync(join(projectFolder, path)),
  };
}

/** As Azure would have them, its own among them. */
function checkSettings(settings: Readonly<Record<string, string>>): readonly string[] {
  const azures = { PORT: '8080', IDENTITY_ENDPOINT: 'http://127.0.0.1:42356/msi/token', IDENTITY_HEADER: 'sample' };
  try {
    createTrust(parseSettings({ ...azures, ...settings }).trustedProxies);
    return [];
  } catch (error) {
    if (!isHelplineError(error)) throw error;
    return error.message.split('\n');
  }
}

/** What `src/http` mounts. A test asks the running service for the few that matter here. */
function findRoutes(): string[] {
  const files = globSync('src/http/**/*.ts', { cwd: projectFolder });
  return files.flatMap((file) => {
    const source = readFileSync(join(projectFolder, file), 'utf8');
    return [...source.matchAll(/\broutes\.(get|post)\(\s*'([^']+)'/g)].map(
      ([, method, path]) => `${method?.toUpperCase()} ${path}`,
    );
  });
}
