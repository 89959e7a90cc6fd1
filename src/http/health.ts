import { setTimeout as wait } from 'node:timers/promises';
import { errorAnswer } from './refusal.ts';
import type { Routes } from './routes.ts';

const pingDeadlineMs = 2000;

/** `/healthz`: the process answers. `/readyz`: the store answers too, so families can be served. */
export function mountHealth(routes: Routes, ping: () => Promise<void>): void {
  routes.get('/healthz', async () => ({ status: 200, body: { status: 'up' } }));
  routes.get('/readyz', async () =>
    (await answersInTime(ping))
      ? { status: 200, body: { status: 'ready' } }
      : errorAnswer(503, 'store-unreachable', 'The store does not answer. The log says why.'),
  );
}

async function answersInTime(ping: () => Promise<void>): Promise<boolean> {
  const late = wait(pingDeadlineMs, false, { ref: false });
  return await Promise.race([
    ping().then(
      () => true,
      () => false,
    ),
    late,
  ]);
}
