import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const version = '0.2.28';

/** Microsoft's Agents Playground, which plays a personal chat in Teams against a bot on this machine. */
export interface Playground {
  readonly url: string;
  close(): Promise<void>;
}

/** Fetches it from the npm registry into a temporary folder, and starts it against the bot at `service`. */
export async function startPlayground(service: string): Promise<Playground> {
  const folder = mkdtempSync(join(tmpdir(), 'helpline-playground-'));
  execFileSync('npm', ['pack', `@microsoft/m365agentsplayground@${version}`, '--silent'], { cwd: folder });
  execFileSync('tar', ['xzf', `microsoft-m365agentsplayground-${version}.tgz`], { cwd: folder });
  const port = await freePort();
  const bot = `${service}/api/messages`;
  const args = ['package/cli.js', 'start', '-e', bot, '-c', 'msteams', '-p', String(port), '--disable-telemetry'];
  const child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, BROWSER: 'none' }, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  await answersAt(url);
  return {
    url,
    async close() {
      const gone = once(child, 'exit');
      child.kill();
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function answersAt(url: string): Promise<void> {
  const isThere = () =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isThere())) await new Promise((resolve) => setTimeout(resolve, 200));
}
