import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { copyStoppedStore, restoreStore } from '../../../src/store/sqlite/backup.ts';
import { openStore } from '../../../src/store/store.ts';
import { echoTurn, home, say } from '../echo-turn.ts';
import { expectCode } from '../expect-code.ts';
import { noon, silentLog, sqlitePlace } from '../place.ts';

describe('a backup of the SQLite store', () => {
  let folder: string;
  let place: ReturnType<typeof sqlitePlace>;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'helpline-backup-'));
    place = sqlitePlace();
  });
  afterEach(async () => {
    await place.remove();
    rmSync(folder, { recursive: true });
  });
  const copy = () => join(folder, 'copy.sqlite');
  const reopen = (dataDir: string) => openStore({ dataDir, runTurn: echoTurn, clock: noon, log: silentLog });

  it('of a running store holds everything acknowledged before it, while families go on writing', async () => {
    const store = await place.open();
    for (let i = 0; i < 200; i += 1) await store.takeTurn(say(`before ${i}`));
    const key = await store.tokenKey();
    const before = (await store.readForFamily(home, 0, 10_000)).rows;
    const backingUp = store.backUp(copy());
    const meanwhile = Promise.all(Array.from({ length: 200 }, (_, i) => store.takeTurn(say(`meanwhile ${i}`))));
    await backingUp;
    await meanwhile;
    expect(statSync(copy()).mode & 0o077, 'others may not read it').to.equal(0);

    const restored = join(folder, 'data');
    expect(await restoreStore(restored, copy(), noon.now())).to.equal(null);
    const again = await reopen(restored);
    const rows = (await again.readForFamily(home, 0, 10_000)).rows;
    expect(rows.slice(0, before.length)).to.deep.equal(before);
    expect(await again.tokenKey()).to.deep.equal(key);
    await again.takeTurn(say('and it goes on'));
    await again.close();
  });

  it('of a stopped store is taken from its folder, also when it was killed and its log is still beside it', async () => {
    const store = await place.open();
    await store.takeTurn(say('hello'));
    await store.close();
    await copyStoppedStore(place.dataDir, copy());
    const restored = join(folder, 'data');
    await restoreStore(restored, copy(), noon.now());
    const again = await reopen(restored);
    expect((await again.readForFamily(home, 0, 10)).lastSeq).to.equal(3);
    await again.close();
  });

  it('is brought back beside what was there, which is not lost', async () => {
    const store = await place.open();
    await store.takeTurn(say('in the backup'));
    await store.backUp(copy());
    await store.takeTurn(say('only in the old one'));
    await store.close();
    const aside = await restoreStore(place.dataDir, copy(), noon.now());
    const again = await reopen(place.dataDir);
    expect((await again.readForFamily(home, 0, 10)).lastSeq).to.equal(3);
    await again.close();
    expect(readFileSync(aside ?? '').length).to.be.greaterThan(0);
  });

  it('is refused where it would take another file’s place, or where no file can be', async () => {
    const store = await place.open();
    writeFileSync(copy(), 'something');
    expect((await expectCode(store.backUp(copy()), 'backup-failed')).message).to.include('choose another');
    expect(readFileSync(copy(), 'utf8')).to.equal('something');
    expect((await expectCode(store.backUp(join(folder, 'no', 'such', 'folder')), 'backup-failed')).message).to.include(
      'folder exists',
    );
  });

  it('that is damaged, cut short or of something else is never brought back', async () => {
    const store = await place.open();
    for (let i = 0; i < 300; i += 1) await store.takeTurn(say(`message ${i}`));
    await store.backUp(copy());
    await store.close();
    const whole = readFileSync(copy());
    const broken = Buffer.from(whole);
    broken.fill(0xaa, 8192, 16_384);
    const faults = [broken, whole.subarray(0, whole.length / 2), Buffer.from('no database at all'), Buffer.alloc(0)];
    for (const fault of faults) {
      writeFileSync(copy(), fault);
      await expectCode(restoreStore(place.dataDir, copy(), noon.now()), 'backup-failed');
    }
    const again = await reopen(place.dataDir);
    expect((await again.readForFamily(home, 0, 10_000)).lastSeq, 'the store itself is untouched').to.equal(900);
    await again.close();
  });

  it('is not taken behind the back of a running service', async () => {
    await place.open();
    await expectCode(copyStoppedStore(place.dataDir, copy()), 'store-in-use');
    const whole = sqlitePlace();
    const other = await whole.open();
    await other.backUp(copy());
    await expectCode(restoreStore(place.dataDir, copy(), noon.now()), 'store-in-use');
    await whole.remove();
  });
});
