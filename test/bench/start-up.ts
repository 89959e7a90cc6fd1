import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServiceProcess, startNpmScript } from '../support/service-process.ts';
import { askEcho } from './echo-client.ts';
import { askService } from './service-client.ts';
import { median, type Row } from './table.ts';

const rounds = 5;

/** From `npm start`, with a fresh data folder, to the first answer; beside a bare botbuilder echo bot that npm starts too. */
export async function benchStartUp(): Promise<Row> {
  const ours: number[] = [];
  const baseline: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const dataDir = mkdtempSync(join(tmpdir(), 'helpline-bench-'));
    ours.push(await timeToAnswer(() => startNpmScript('start', { DATA_DIR: dataDir }), askService));
    baseline.push(await timeToAnswer(() => startNpmScript('bench:echo'), askEcho));
    rmSync(dataDir, { recursive: true, force: true });
  }
  return {
    what: 'npm start to first answer, fresh data folder',
    unit: 'ms',
    ours: median(ours),
    baseline: median(baseline),
    beside: 'bare botbuilder echo bot',
  };
}

async function timeToAnswer(
  start: () => Promise<Pick<ServiceProcess, 'url' | 'kill'>>,
  ask: (url: string) => Promise<unknown>,
): Promise<number> {
  const began = performance.now();
  const service = await start();
  await ask(service.url);
  const elapsed = performance.now() - began;
  await service.kill();
  return elapsed;
}
