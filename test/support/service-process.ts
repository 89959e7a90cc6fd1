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
  const url = await addressOf(child);
  return { url, kill: () => end(child, 'SIGKILL').then(() => undefined), stop: () => end(child, 'SIGTERM') };
}

/** Runs an npm script that prints where it listens, as a person does. Only to be killed: npm passes no signal on. */
export async function startNpmScript(
  script: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Omit<ServiceProcess, 'stop'>> {
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

async function addressOf(child: ChildProcess): Promise<string> {
  const printed: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  if (!child.stdout) throw new Error('the service has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    printed.push(line);
    const address = /Chat page\s+(http:\S+)\/chat/.exec(line)?.[1];
    if (address) {
      child.stdout.resume();
      return address;
    }
  }
  throw new Error(printed.join('\n'));
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
  return child.exitCode;
}
