import { expect } from 'chai';
import { Client } from 'pg';
import { isHelplineError } from '../../../src/errors.ts';
import type { Store } from '../../../src/store/port.ts';
import { openStore } from '../../../src/store/store.ts';
import type { PostgresServer } from '../../support/postgres.ts';
import { assertKept } from '../contract/durability.ts';
import { echoTurn, home, say } from '../echo-turn.ts';
import { expectCode } from '../expect-code.ts';
import { noon, postgresPlace, silentLog } from '../place.ts';
import { startLine } from './line.ts';

const house = { runTurn: echoTurn, clock: noon, log: silentLog };

/** Connections come and go; what was acknowledged stays. */
export function connectionTests(server: () => PostgresServer): void {
  describe('a store on PostgreSQL', function connections() {
    this.timeout(120_000);
    const cleanUps: (() => Promise<unknown>)[] = [];
    afterEach(async () => {
      for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
    });

    async function somewhere() {
      const place = await postgresPlace(server());
      cleanUps.push(() => place.remove());
      return place;
    }

    async function openAt(databaseUrl: string, lockWaitMs?: number): Promise<Store> {
      const store = await openStore({ databaseUrl, ...house, ...(lockWaitMs === undefined ? {} : { lockWaitMs }) });
      cleanUps.push(() => store.close());
      return store;
    }

    /** A database at the other end of a line. */
    async function behindLine() {
      const url = new URL(await server().createDatabase());
      const line = await startLine(Number(url.port));
      cleanUps.push(() => line.close());
      url.port = `${line.port}`;
      return { line, databaseUrl: url.href };
    }

    /** Five conversations that are written to at once, until told to stop. */
    function startWriters(store: Store) {
      const stop = new AbortController();
      const acknowledged: string[] = [];
      const writers = ['a', 'b', 'c', 'd', 'e'].map((name) => appendUntil(stop.signal, store, name, acknowledged));
      cleanUps.push(async () => stop.abort());
      return {
        acknowledged,
        async finish() {
          stop.abort();
          await Promise.all(writers);
        },
      };
    }

    it('outlives a restart of the server without a goodbye: nothing acknowledged is lost, and it is woken again', async () => {
      const place = await somewhere();
      const [one, two] = [await place.open(), await place.open()];
      const { acknowledged, finish } = startWriters(one);
      await enough(acknowledged, 50);
      const rearmed = wakeOf(two);
      await server().stopImmediately();
      await expectCode(two.ping(), 'store-busy');
      await server().start();
      await rearmed;
      await enough(acknowledged, acknowledged.length + 50);
      await finish();
      await assertKept(two, acknowledged);
      const woken = wakeOf(two);
      await one.takeTurn(say('hello'));
      await woken;
    });

    it('outlives the loss of every connection', async () => {
      const place = await somewhere();
      const store = await place.open();
      const { acknowledged, finish } = startWriters(store);
      for (const round of [1, 2, 3, 4]) {
        await enough(acknowledged, round * 30);
        await place.query(`select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'helpline' and datname = current_database()`);
      }
      await finish();
      await assertKept(store, acknowledged);
    });

    it('says that it is busy when a conversation stays locked, and goes on when it is free', async () => {
      const databaseUrl = await server().createDatabase();
      const store = await openAt(databaseUrl, 50);
      await store.takeTurn(say('hello'));
      const other = await lockEverything(databaseUrl);
      // The second waits for the first in this process, the first for the row.
      const both = [store.takeTurn(say('blocked')), store.takeTurn(say('behind it'))];
      await Promise.all(both.map((turn) => expectCode(turn, 'store-busy')));
      await store.takeTurn(say('elsewhere', { conversation: 'other' }));
      await other.end();
      expect((await store.takeTurn(say('free'))).rows[0]?.seq).to.equal(4);
    });

    it('gives up on a server that falls silent, and goes on over a new connection', async () => {
      const { line, databaseUrl } = await behindLine();
      const store = await openAt(databaseUrl, 100);
      await store.takeTurn(say('hello', { key: 'k1' }));
      line.silence();
      await expectCode(store.takeTurn(say('into the void', { key: 'k2' })), 'store-busy');
      expect(await store.takeTurn(say('into the void', { key: 'k2' }))).to.have.property('repeated', false);
    });

    it('takes a turn again whose connection was lost before its commit', async () => {
      const place = await somewhere();
      const store = await place.open();
      await store.takeTurn(say('hello'));
      const other = await lockEverything(place.databaseUrl);
      const turn = store.takeTurn(say('interrupted'));
      const blocked = "from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
      while ((await place.query(`select pg_terminate_backend(pid) ${blocked}`)).length === 0) await turnOfTheLoop();
      await other.end();
      expect((await turn).rows.map((row) => row.seq)).to.deep.equal([4, 5, 6]);
    });

    it('does not take a turn again when nobody knows whether it was committed, but knows its key', async () => {
      const { line, databaseUrl } = await behindLine();
      const store = await openAt(databaseUrl);
      line.cutAtCommit();
      await expectCode(store.takeTurn(say('hello', { key: 'k1' })), 'store-busy');
      while (!(await store.hasConversation(home))) await turnOfTheLoop();
      expect(await store.readForFamily(home, 0, 10)).to.have.property('lastSeq', 3);
      expect(await store.takeTurn(say('hello', { key: 'k1' }))).to.have.property('repeated', true);
    });

    it('is not disturbed by what others announce', async () => {
      const place = await somewhere();
      const store = await place.open();
      for (const payload of ['', 'nonsense', '{}', '[1]', '[null,null,null]'])
        await place.query(`notify helpline_append, '${payload}'`);
      const woken = wakeOf(store);
      await place.query(`notify helpline_append, '["somebody","test","home"]'`);
      await woken;
    });

    it('can’t be opened where there is no server, and says so without the address', async () => {
      const error = await expectCode(
        openStore({ databaseUrl: 'postgres://me:hush@127.0.0.1:9/none', ...house }),
        'store-unusable',
      );
      expect(error.message).to.include('DATABASE_URL').and.not.include('hush').and.not.include('127.0.0.1');
    });

    it('can’t be opened in a database that would refuse an emoji', async () => {
      const url = new URL(await server().createDatabase());
      const client = new Client({ connectionString: url.href });
      await client.connect();
      await client.query("create database narrow encoding 'LATIN1' template template0");
      await client.end();
      url.pathname = '/narrow';
      const error = await expectCode(openStore({ databaseUrl: url.href, ...house }), 'store-unusable');
      expect(error.message).to.include('UTF-8');
    });
  });
}

/** Somebody who sits on every conversation; `end` lets go. */
async function lockEverything(databaseUrl: string): Promise<Client> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('begin; select * from conversations for update');
  return client;
}

/** Sends keyed messages one after another; what is refused as busy is sent again under the same key, as a client does. */
async function appendUntil(stop: AbortSignal, store: Store, conversation: string, acknowledged: string[]): Promise<void> {
  for (let count = 1; !stop.aborted; ) {
    const key = `${conversation}-${count}`;
    try {
      await store.takeTurn(say(key, { conversation, key }));
      acknowledged.push(key);
      count += 1;
    } catch (error) {
      if (!isHelplineError(error, 'store-busy')) throw error;
      await turnOfTheLoop();
    }
  }
}

async function enough(acknowledged: readonly string[], count: number): Promise<void> {
  while (acknowledged.length < count) await turnOfTheLoop();
}

function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}

function wakeOf(store: Store): Promise<void> {
  return new Promise((resolve) => store.onAppend(home, resolve));
}
