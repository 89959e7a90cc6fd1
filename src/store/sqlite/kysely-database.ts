import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { SqliteDatabase } from 'kysely';

/** `node:sqlite` as Kysely's SQLite dialect expects a database to be. Statements are kept, so that each is parsed once. */
export function kyselyDatabase(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, ReturnType<SqliteDatabase['prepare']>>();

  function prepare(sql: string) {
    const kept = statements.get(sql);
    if (kept !== undefined) return kept;
    // The texts differ only by how many rows are inserted; a bound all the same.
    if (statements.size >= maxStatements) statements.clear();
    const made = kyselyStatement(database.prepare(sql));
    statements.set(sql, made);
    return made;
  }

  return { prepare, close: () => database.close() };
}

const maxStatements = 200;

function kyselyStatement(statement: StatementSync): ReturnType<SqliteDatabase['prepare']> {
  return {
    // node:sqlite has no flag for "gives rows"; only such statements have columns.
    reader: statement.columns().length > 0,
    all: (values) => statement.all(...bindable(values)),
    run: (values) => statement.run(...bindable(values)),
    iterate: (values) => statement.iterate(...bindable(values)),
  };
}

/** Only plain values: node:sqlite would take an object for a set of named parameters, and bind nothing. */
function bindable(values: readonly unknown[]): SQLInputValue[] {
  return values.map((value) => {
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
    throw new TypeError(`a value of type ${typeof value} can’t be stored: text, numbers and null can`);
  });
}
