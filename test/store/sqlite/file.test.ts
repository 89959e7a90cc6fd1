import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { sql } from 'kysely';
import { openSqlite } from '../../../src/store/sqlite/engine.ts';
import { networkFileSystem } from '../../../src/store/sqlite/file-system.ts';
import { openStore } from '../../../src/store/store.ts';
import { echoTurn, home, say } from '../echo-turn.ts';
import { expectCode } from '../expect-code.ts';
import { noon, silentLog, sqlitePlace } from '../place.ts';

const appendLoop = fileURLToPath(new URL('../append-loop.ts', import.meta.url));

describe('the file of a store on SQLite', () => {
  let place: ReturnType<typeof sqlitePlace> | null = null;
  beforeEach(() => {
    place = sqlitePlace();
  });
  afterEach(async () => place?.remove());
  const here = () => {
    if (place === null) throw new Error('a place is only there during a test');
    return place;
  };

  it('is for one process: a second one is told what to do, and may have it when the first is gone', async function second() {
    const child = spawn(process.execPath, [appendLoop, JSON.stringify({ dataDir: here().dataDir })], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const closed = once(child, 'close');
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    expect((await lines.next()).value).to.equal('opening');
    // Its first acknowledgement.
    await lines.next();
    const error = await expectCode(here().open(), 'store-in-use');
    expect(error.message).to.include('Another process').and.include('DATA_DIR');
    child.kill('SIGKILL');
    await closed;
    const store = await here().open();
    expect(await store.hasConversation({ ...home, conversation: 'a' })).to.equal(true);
  });

  it('is for one store within a process too', async () => {
    const store = await here().open();
    await expectCode(here().open(), 'store-in-use');
    await store.close();
    await here().open();
  });

  it('is on the disk at each commit, and can be read by its owner alone', async () => {
    const engine = await openSqlite(here());
    const setting = async (name: string) =>
      (await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(engine.sql.db)).rows[0]?.[name];
    expect(await setting('journal_mode')).to.equal('wal');
    expect(await setting('synchronous')).to.equal(2);
    expect(await setting('locking_mode')).to.equal('exclusive');
    for (const name of readdirSync(here().dataDir)) expect(statSync(join(here().dataDir, name)).mode & 0o077, name).to.equal(0);
    await engine.close();
  });

  it('holds no word of a person who was erased', async () => {
    const store = await here().open();
    for (let count = 0; count < 50; count += 1) await store.takeTurn(say(`canary ${count}`, { person: `bird-${count % 2}` }));
    await store.erasePerson({ channel: 'test', person: 'bird-0' });
    await store.erasePerson({ channel: 'test', person: 'bird-1' });
    const bytes = readdirSync(here().dataDir).map((name) => readFileSync(join(here().dataDir, name), 'latin1'));
    expect(bytes.join('')).to.not.match(/canary|bird/);
    await store.close();
  });

  it('that is damaged, or in a folder that can’t be, is refused with what to do', async () => {
    writeFileSync(join(here().dataDir, 'helpline.sqlite'), 'this is no database, and long enough to be looked at'.repeat(100));
    expect((await expectCode(here().open(), 'store-unusable')).message).to.include('Restore a backup');
    const inAFile = { dataDir: join(here().dataDir, 'helpline.sqlite', 'data'), runTurn: echoTurn, clock: noon, log: silentLog };
    expect((await expectCode(openStore(inAFile), 'store-unusable')).message).to.include('DATA_DIR');
  });

  it('is not put on a network file system', () => {
    expect(networkFileSystem('/data', 0x6969)).to.equal('NFS');
    expect(networkFileSystem('/data', 0xff534d42)).to.equal('SMB (CIFS)');
    // Node gives the same number with a sign on some systems.
    expect(networkFileSystem('/data', 0xff534d42 | 0)).to.equal('SMB (CIFS)');
    expect(networkFileSystem('\\\\server\\share', 0)).to.equal('a network share');
    expect(networkFileSystem('/data', 0xef53)).to.equal(null);
  });
});
