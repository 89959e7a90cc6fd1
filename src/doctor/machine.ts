import { existsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Settings } from '../config.ts';
import { type Finding, fault, good, warning } from './finding.ts';

/** What the machine has to offer: Node, the port, and who may read the settings. */
export async function examineMachine({ port, host }: Settings, dotEnv: string, serviceRuns: boolean): Promise<Finding[]> {
  return [
    good('machine', `Node ${process.versions.node} on ${process.platform} ${process.arch}`),
    ...examineDotEnv(dotEnv),
    ...(serviceRuns || port === 0 ? [] : await examinePort(port, host)),
  ];
}

/** What went wrong can be found out afterwards, or not. */
export function examineLog({ logLevel }: Settings): Finding[] {
  if (logLevel !== 'silent' && logLevel !== 'fatal') return [];
  return [
    warning(
      'log',
      `LOG_LEVEL is ${logLevel}, so nothing is written when something goes wrong`,
      'Set it to info, or take it away.',
    ),
  ];
}

/** `.env` may hold secrets. */
export function examineDotEnv(path: string): Finding[] {
  if (process.platform === 'win32' || !existsSync(path) || (statSync(path).mode & 0o077) === 0) return [];
  return [warning('credentials', `other accounts of this machine may read ${path}`, `It may hold secrets: chmod 600 ${path}`)];
}

async function examinePort(port: number, host: string): Promise<Finding[]> {
  const code = await new Promise<string>((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve('')));
  });
  if (code === '') return [];
  if (code === 'EADDRINUSE')
    return [
      fault(
        'port',
        `${port} is taken, and not by a service on this data folder`,
        'Set PORT to another number, or stop the other program.',
      ),
    ];
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return [
      fault(
        'port',
        `${host} is no address of this machine`,
        'Set HOST to 127.0.0.1, to 0.0.0.0, or to an address of this machine.',
      ),
    ];
  return [
    fault(
      'port',
      `${host}:${port} can’t be listened on (${code})`,
      'Ports below 1024 are for root: set PORT to a higher number, and let the proxy have 443.',
    ),
  ];
}
