import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { PostgresPlace, SqlitePlace, Store } from '../../../src/store/port.ts';
import type { Place } from '../place.ts';

const appendLoop = fileURLToPath(new URL('../append-loop.ts', import.meta.url));

/** An acknowledged turn is there, once, whatever happens to the process. */
export function durabilityContract(name: string, makePlace: () => Promise<Place & (SqlitePlace | PostgresPlace)>): void {
  it(`a process on ${name} that is killed again and again loses nothing that it acknowledged, and repeats nothing`, async function kill() {
    this.timeout(120_000);
    const place = await makePlace();
    try {
      const acknowledged: string[] = [];
      // The first is killed while it opens an empty store; the others in the middle of things.
      for (const after of [0, 1, 37, 120, 260]) acknowledged.push(...(await appendUntilKilled(place, after)));
      expect(acknowledged.length).to.be.at.least(418);
      await assertKept(await place.open(), acknowledged);
    } finally {
      await place.remove();
    }
  });
}

/** Kills it with no warning once it has acknowledged so many; returns everything that it acknowledged. */
async function appendUntilKilled(place: Place & (SqlitePlace | PostgresPlace), after: number): Promise<string[]> {
  const address = 'dataDir' in place ? { dataDir: place.dataDir } : { databaseUrl: place.databaseUrl };
  const child = spawn(process.execPath, [appendLoop, JSON.stringify(address), `${after}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  const printed: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    printed.push(line);
    if (printed.length === after + 1) child.kill('SIGKILL');
  }
  await closed;
  expect(child.signalCode).to.equal('SIGKILL');
  return printed.slice(1);
}

/** Every acknowledged key is there once; so is every other that is there, and each turn is whole. */
export async function assertKept(store: Store, acknowledged: readonly string[]): Promise<void> {
  const kept: string[] = [];
  for (const conversation of ['a', 'b', 'c', 'd', 'e']) {
    const read = await store.readForFamily({ channel: 'test', conversation }, 0, 1_000_000);
    const keys = read.rows.flatMap((row) => (row.body.kind === 'inbound' ? [row.clientKey ?? ''] : []));
    // An echo is three rows, of which a family sees two.
    expect(read.lastSeq).to.equal(keys.length * 3);
    expect(read.rows.length).to.equal(keys.length * 2);
    kept.push(...keys);
  }
  expect(new Set(kept).size).to.equal(kept.length);
  const there = new Set(kept);
  expect(acknowledged.filter((key) => !there.has(key))).to.deep.equal([]);
}
