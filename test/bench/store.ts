import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { RunTurn } from '../../src/conversation/turn-request.ts';
import { openStore } from '../../src/store/store.ts';

/** Durable turns a second on SQLite with 20 conversations writing at once, beside the plainest durable echo on the same disk. */
export interface StoreFigures {
  readonly turnsPerSecond: number;
  readonly baselinePerSecond: number;
}

const writers = 20;

/** Measures both, one after the other, in a temporary folder. */
export async function benchStore(turnsPerWriter = 250): Promise<StoreFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'helpline-bench-'));
  try {
    const baselinePerSecond = measureEcho(join(folder, 'echo.sqlite'), writers * turnsPerWriter);
    return { turnsPerSecond: await measureStore(folder, turnsPerWriter), baselinePerSecond };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Two rows and a commit for each message: what any bot that forgets nothing has to do at least. */
function measureEcho(path: string, messages: number): number {
  const database = new DatabaseSync(path);
  database.exec(
    'pragma journal_mode = wal; pragma synchronous = full; create table messages (id integer primary key, body text)',
  );
  const insert = database.prepare('insert into messages (body) values (?)');
  const start = performance.now();
  for (let count = 0; count < messages; count += 1) {
    database.exec('begin');
    insert.run(`message ${count}`);
    insert.run(`echo ${count}`);
    database.exec('commit');
  }
  const perSecond = rate(messages, start);
  database.close();
  return perSecond;
}

async function measureStore(dataDir: string, turnsPerWriter: number): Promise<number> {
  const log = { info: ignore, warn: ignore, error: ignore };
  const store = await openStore({ dataDir, runTurn: echo, clock: { now: () => Date.now() }, log });
  async function write(conversation: string): Promise<void> {
    const who = { channel: 'bench', conversation, person: conversation, delivery: 'log' } as const;
    for (let count = 0; count < turnsPerWriter; count += 1) {
      await store.takeTurn({ ...who, key: `${count}`, input: { kind: 'said', text: `message ${count}` } });
    }
  }
  const start = performance.now();
  await Promise.all(Array.from({ length: writers }, (_, index) => write(`conversation-${index}`)));
  const perSecond = rate(writers * turnsPerWriter, start);
  await store.close();
  return perSecond;
}

const echo: RunTurn = (_state, request) => ({
  state: { version: 1 },
  rows: [
    { audience: 'all', from: 'enquirer', body: { kind: 'inbound', input: request.input } },
    { audience: 'all', from: 'assistant', body: { kind: 'outbound', message: { tone: 'plain', text: 'echo', buttons: [] } } },
  ],
  timers: [],
});

function rate(count: number, start: number): number {
  return Math.round((count * 1000) / (performance.now() - start));
}

function ignore(): void {}
