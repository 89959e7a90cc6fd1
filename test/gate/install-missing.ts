import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

/** On a clean Debian machine under CI, brings what tests need beyond npm. Elsewhere those suites say how to get it. */
export function installMissing(): void {
  if (process.env['CI'] !== 'true' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const packages = [...(existsSync('/usr/bin/chromium') ? [] : ['chromium']), ...(hasPostgres() ? [] : ['postgresql'])];
  if (packages.length === 0) return;
  process.stdout.write(`\n== installing ${packages.join(' and ')}\n`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env: environment });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: environment,
  });
}

function hasPostgres(): boolean {
  const root = '/usr/lib/postgresql';
  return existsSync(root) && readdirSync(root).some((version) => existsSync(`${root}/${version}/bin/initdb`));
}
