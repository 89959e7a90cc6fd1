import { execFile, execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

/** A PostgreSQL server of the test run's own: made in a temporary folder, gone afterwards. */
export interface PostgresServer {
  /** Makes an empty database and returns its URL. */
  createDatabase(): Promise<string>;
  /** As a power cut would have it: no goodbye, no checkpoint. */
  stopImmediately(): Promise<void>;
  start(): Promise<void>;
  /** Stops the server and removes its folder. */
  remove(): Promise<void>;
}

const installCommand = 'apt-get install -y --no-install-recommends postgresql';

/**
 * Mocha's `describe` for suites that need a server: it runs while they do. Without the server's programs the suite is
 * skipped by a name that says how to bring them; with `CI=true` that is a failure.
 */
export function describePostgres(title: string, suite: (server: () => PostgresServer) => void): void {
  const programs = findPrograms();
  if (programs === null && process.env.CI !== 'true') {
    describe.skip(`${title} (needs PostgreSQL: ${installCommand})`, () => suite(notStarted));
    return;
  }
  describe(title, () => {
    let server: PostgresServer | null = null;
    before(async function startServer() {
      server = await startPostgres();
    });
    after(async function removeServer() {
      await server?.remove();
    });
    suite(() => server ?? notStarted());
  });
}

function notStarted(): never {
  throw new Error('the PostgreSQL server of this suite has not started');
}

/** Starts a server on a free port of the loopback address. Throws when its programs are not installed. */
export async function startPostgres(): Promise<PostgresServer> {
  const programs = findPrograms();
  if (programs === null) throw new Error(`PostgreSQL is not installed. Install it with: ${installCommand}`);
  const account = serverAccount();
  const folder = mkdtempSync(join(tmpdir(), 'helpline-postgres-'));
  if (account !== null) chownSync(folder, account.uid, account.gid);
  const port = await freePort();
  const run = (program: string, ...parameters: string[]) =>
    // PostgreSQL looks at the working directory, which its account may not be allowed to read.
    promisify(execFile)(join(programs, program), parameters, { ...account, cwd: folder });
  const data = join(folder, 'data');
  await run('initdb', '-D', data, '-U', 'helpline', '-A', 'trust', '-E', 'UTF8', '--locale=C');
  writeFileSync(join(data, 'postgresql.auto.conf'), serverSettings(folder, port));
  return serverIn(folder, port, run);
}

type Run = (program: string, ...parameters: string[]) => Promise<unknown>;

async function serverIn(folder: string, port: number, run: Run): Promise<PostgresServer> {
  const data = join(folder, 'data');
  const url = (database: string) => `postgres://helpline@127.0.0.1:${port}/${database}`;
  const start = async () => void (await run('pg_ctl', 'start', '-D', data, '-w', '-l', join(folder, 'server.log')));
  const stop = async () => void (await run('pg_ctl', 'stop', '-D', data, '-w', '-m', 'immediate'));
  await start();
  const forget = stopWithProcess(folder);

  async function createDatabase(): Promise<string> {
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    const client = new Client({ connectionString: url('postgres') });
    await client.connect();
    await client.query(`create database ${name}`);
    await client.end();
    return url(name);
  }

  async function remove(): Promise<void> {
    forget();
    // A test may have stopped it, and failed before it was started again.
    await stop().catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  }

  return { createDatabase, start, stopImmediately: stop, remove };
}

/** Also when the test run ends early; returns the way to call this off. */
function stopWithProcess(folder: string): () => void {
  const stop = () => {
    const pidFile = join(folder, 'data', 'postmaster.pid');
    if (existsSync(pidFile)) process.kill(Number.parseInt(readFileSync(pidFile, 'utf8'), 10), 'SIGQUIT');
    // It may still be closing its files.
    rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
  };
  process.once('exit', stop);
  return () => process.off('exit', stop);
}

/** On disk at commit, as in earnest: the durability tests mean it. */
function serverSettings(folder: string, port: number): string {
  const settings = {
    listen_addresses: "'127.0.0.1'",
    port,
    unix_socket_directories: `'${folder}'`,
    fsync: 'on',
    max_connections: 100,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('');
}

/** The folder of the server's programs: the newest that Debian's packages installed, else what `PATH` finds. */
function findPrograms(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = listFolder(debian).sort((a, b) => Number(b) - Number(a));
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(delimiter)];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl'))) ?? null;
}

function listFolder(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** PostgreSQL refuses to run as root; `null`: we are not, and it runs as we do. */
function serverAccount(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // No such account here: the next one.
    }
  }
  throw new Error('PostgreSQL will not run as root, and there is neither an account postgres nor nobody');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
