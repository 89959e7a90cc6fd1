import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A server in a process of its own. */
export interface ServiceProcess {
  readonly url: string;
  /** As a power cut would have it, for the process: no goodbye. Resolves when it is gone. */
  kill(): Promise<void>;
  /** As an operator stops it. Resolves with the exit code. */
  stop(): Promise<number | null>;
  /** The desk's one-time link of an advisor, as it was printed at start. */
  linkOf(name: string): string | undefined;
}

/** Starts the assistant as `npm start` runs it. */
export function startServiceProcess(settings: Readonly<Record<string, string>>): Promise<ServiceProcess> {
  return startProcess('src/main.ts', [], settings);
}

/** Starts a script that prints where it listens. Rejects with what it printed when it ends before that. */
export async function startProcess(
  script: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<ServiceProcess> {
  const child = spawn(process.execPath, ['--import', './src/needs-node.js', script, ...args], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  const url = await addressOf(child, printed);
  return {
    url,
    kill: () => end(child, 'SIGKILL').then(() => undefined),
    stop: () => end(child, 'SIGTERM'),
    linkOf: (name) => printed.map((line) => linkIn(line, name)).find((link) => link !== undefined),
  };
}

/** Runs an npm script that prints where it listens, as a person does. Only to be killed: npm passes no signal on. */
export async function startNpmScript(
  script: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Pick<ServiceProcess, 'url' | 'kill'>> {
  const child = spawn('npm', ['run', '--silent', script], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what npm has started goes with it.
    detached: true,
  });
  const url = await addressOf(child);
  const kill = async () => {
    const gone = once(child, 'exit');
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    await gone;
  };
  return { url, kill };
}

/** `printed` gets every line of what the service says, before and after its address. */
function addressOf(child: ChildProcess, printed: string[] = []): Promise<string> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('the service has no output');
  return new Promise((resolve, reject) => {
    stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
    const lines = createInterface({ input: stdout });
    lines.on('line', (line) => {
      printed.push(line);
      const address = /Chat page\s+(http:\S+)\/chat/.exec(line)?.[1];
      if (address) resolve(address);
    });
    lines.on('close', () => reject(new Error(printed.join('\n'))));
  });
}

function linkIn(line: string, name: string): string | undefined {
  const [, of, link] = /^\s*Desk, as (\S+)\s+(http:\S+)/.exec(line) ?? [];
  return of === name ? link : undefined;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
  return child.exitCode;
}
