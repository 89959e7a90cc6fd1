import { expect } from 'chai';
import { tables } from '../../../src/store/tables.ts';
import { say } from '../echo-turn.ts';
import { expectCode } from '../expect-code.ts';
import { dump, type Place } from '../place.ts';

/** Kysely's own, which hold nothing of ours. */
const notOurs = ['kysely_migration', 'kysely_migration_lock'];

/** A store outlives the version that made it. */
export function schemaContract(here: () => Place): void {
  it('opens again as it was left', async () => {
    const store = await here().open();
    await store.takeTurn(say('timer lease 500', { key: 'k1', delivery: 'outbox' }));
    await store.tokenKey();
    await store.close();
    const before = await dump(here());
    await (await here().open()).close();
    expect(await dump(here())).to.deep.equal(before);
    const counts = Object.entries(before).map(([table, rows]) => [table, rows.length] as const);
    const filled = { conversations: 1, log: 3, turns: 1, timers: 1, outbox: 1, secrets: 1 };
    expect(Object.fromEntries(counts.filter(([, rows]) => rows > 0))).to.deep.equal(filled);
  });

  it('has the tables and columns that are declared, and no others', async () => {
    await (await here().open()).close();
    const rows = (await here().query(here().columnsQuery)) as {
      table: string;
      column: string;
      type: string;
      nullable: unknown;
    }[];
    const found = rows
      .filter((row) => !notOurs.includes(row.table))
      .map((row) => `${row.table}.${row.column}: ${columnKind(row)}`);
    const declared = Object.entries(tables).flatMap(([table, rule]) =>
      Object.entries(rule.columns).map(([column, kind]) => `${table}.${column}: ${kind}`),
    );
    expect(found.sort()).to.deep.equal(declared.sort());
  });

  it('that a newer version wrote is left alone', async () => {
    await (await here().open()).close();
    await here().query("insert into kysely_migration (name, timestamp) values ('9999-from-the-future', 'x')");
    const error = await expectCode(here().open(), 'store-unusable');
    expect(error.message).to.include('newer version');
  });
}

function columnKind({ type, nullable }: { type: string; nullable: unknown }): string {
  return `${type === 'bigint' ? 'number' : type}${nullable ? ' | null' : ''}`;
}
