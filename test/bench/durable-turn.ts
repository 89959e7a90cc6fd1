import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startConversation } from '../support/chat-server.ts';
import { startProcess } from '../support/service-process.ts';
import { askEcho } from './echo-client.ts';
import { postQuestion } from './service-client.ts';
import { median, type Row } from './table.ts';

const people = 8;
const messages = 60;
const rounds = 3;

/** One message in, answer decided, both committed, over HTTP by eight people at once; beside an echo bot that commits both to SQLite. */
export async function benchDurableTurn(): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'helpline-bench-'));
  const service = await startProcess('src/main.ts', [], { DATA_DIR: join(folder, 'data') });
  const echo = await startProcess('test/bench/echo-service.ts', [join(folder, 'echo.sqlite')]);
  const chats = await Promise.all(Array.from({ length: people }, () => startConversation(service.url)));
  const ours: number[] = [];
  const baseline: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const mine = await timePerMessage((i) => postQuestion(service.url, chats[i] ?? fail()));
    const theirs = await timePerMessage((i) => askEcho(echo.url, `c${i}`));
    // The first round warms both up.
    if (round === 0) continue;
    ours.push(mine);
    baseline.push(theirs);
  }
  await Promise.all([service.kill(), echo.kill()]);
  rmSync(folder, { recursive: true, force: true });
  return {
    what: 'one durable turn over HTTP, 8 at once',
    unit: 'ms',
    ours: median(ours),
    baseline: median(baseline),
    beside: 'durable botbuilder echo bot',
  };
}

async function timePerMessage(send: (person: number) => Promise<void>): Promise<number> {
  const began = performance.now();
  await Promise.all(
    Array.from({ length: people }, async (_, person) => {
      for (let i = 0; i < messages; i++) await send(person);
    }),
  );
  return (performance.now() - began) / (people * messages);
}

function fail(): never {
  throw new Error('a chat is missing');
}
