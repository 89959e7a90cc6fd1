import { constants, DatabaseSync } from 'node:sqlite';
import { expect } from 'chai';
import { CompiledQuery } from 'kysely';
import type { Program } from '../../../src/store/program.ts';
import { createGroupCommit, type GroupCommit } from '../../../src/store/sqlite/group-commit.ts';
import { kyselyDatabase } from '../../../src/store/sqlite/kysely-database.ts';
import { expectCode } from '../expect-code.ts';

describe('a group commit', () => {
  let database = new DatabaseSync(':memory:');
  let commits: GroupCommit = groupCommitOn(database);
  beforeEach(() => {
    database = new DatabaseSync(':memory:');
    database.exec(
      'pragma foreign_keys = on; create table kept (word text, beside text references kept(word) deferrable initially deferred)',
    );
    database.exec('create unique index kept_word on kept (word)');
    commits = groupCommitOn(database);
  });
  afterEach(() => database.close());

  const keep = (word: string, beside: string | null = null) =>
    commits.submit(() => statement('insert into kept values (?, ?)', [word, beside]));
  const kept = () =>
    database
      .prepare('select word from kept order by word')
      .all()
      .map((row) => row.word);

  it('is one for all that arrive together', async () => {
    let committed = 0;
    database.setAuthorizer((action, operation) => {
      if (action === constants.SQLITE_TRANSACTION && operation === 'COMMIT') committed += 1;
      return constants.SQLITE_OK;
    });
    await Promise.all(['a', 'b', 'c'].map((word) => keep(word)));
    await keep('d');
    expect(committed).to.equal(2);
    expect(kept()).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  it('that fails acknowledges none of them, and the next is its own', async () => {
    // The commit finds that nobody is beside b.
    const results = await Promise.allSettled([keep('a'), keep('b', 'nobody'), keep('c')]);
    expect(results.map((result) => result.status)).to.deep.equal(['rejected', 'rejected', 'rejected']);
    expect(kept()).to.deep.equal([]);
    await keep('d');
    expect(kept()).to.deep.equal(['d']);
  });

  it('leaves out one that its statement fails', async () => {
    const results = await Promise.allSettled([keep('a'), keep('a'), keep('b')]);
    expect(results.map((result) => result.status)).to.deep.equal(['fulfilled', 'rejected', 'fulfilled']);
    expect(kept()).to.deep.equal(['a', 'b']);
  });

  it('on a full disk acknowledges nothing that is not there, and goes on when there is room', async () => {
    const pages = database.prepare('pragma page_count').get()?.page_count;
    database.exec(`pragma max_page_count = ${Number(pages) + 4}`);
    const words = Array.from({ length: 40 }, (_, index) => `${index} `.padEnd(1000, 'x'));
    const results = await Promise.allSettled(words.map((word) => keep(word)));
    const acknowledged = words.filter((_, index) => results[index]?.status === 'fulfilled');
    expect(acknowledged.length).to.be.below(words.length);
    expect(kept()).to.deep.equal(acknowledged.sort());
    await expectCode(Promise.all(words.map((word) => keep(`${word} again`))), 'store-busy');
    database.exec('pragma max_page_count = 100000');
    await keep('room');
    expect(kept()).to.include('room');
  });

  it('tells those who come when too many wait to come back, and finishes the others', async () => {
    const first = Promise.all(Array.from({ length: 1000 }, (_, index) => keep(`${index}`)));
    await expectCode(keep('one too many'), 'store-busy');
    commits.finish();
    await first;
    expect(kept()).to.have.length(1000);
  });

  it('takes plain values only: an object would be bound as names', async () => {
    const object = { word: 'a' } as unknown as string;
    const results = await Promise.allSettled([keep(object), keep('b')]);
    expect(results[0]).to.have.property('reason').that.is.instanceOf(TypeError);
    expect(kept()).to.deep.equal(['b']);
  });
});

function groupCommitOn(database: DatabaseSync): GroupCommit {
  const statements = kyselyDatabase(database);
  return createGroupCommit(database, (query) => statements.prepare(query.sql).all(query.parameters) as object[]);
}

function* statement(text: string, values: unknown[]): Program<void> {
  yield CompiledQuery.raw(text, values);
}
