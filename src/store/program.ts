import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * A transaction as plain steps: it yields queries and is given their rows. Nothing but SQL can be waited for inside one,
 * and the same steps run synchronously on SQLite and over the network on PostgreSQL.
 */
export type Program<Result> = Generator<CompiledQuery, Result, Rows>;

/** Rows as a driver gives them: numbers are numbers in both. */
export type Rows = readonly object[];

/** What a program writes its queries with. */
export interface Sql {
  /** Only compiles here; a driver runs what comes out. */
  readonly db: Kysely<Tables>;
  readonly kind: 'sqlite' | 'postgres';
  /** Names this instance among those that share a database. */
  readonly instance: string;
}

/** One query of a program, with its rows typed as Kysely knows them. */
export function* rowsOf<Row>(query: Compilable<Row>): Program<readonly Row[]> {
  // The driver runs this very query, so the rows are of the type that Kysely gave it.
  return (yield query.compile()) as readonly Row[];
}

/** Runs a program to its end on a driver that answers at once. */
export function runNow<Result>(program: Program<Result>, execute: (query: CompiledQuery) => Rows): Result {
  let step = program.next();
  while (step.done !== true) step = program.next(execute(step.value));
  return step.value;
}

/** Runs a program to its end on a driver that answers later. */
export async function runAwaiting<Result>(
  program: Program<Result>,
  execute: (query: CompiledQuery) => Promise<Rows>,
): Promise<Result> {
  let step = program.next();
  while (step.done !== true) step = program.next(await execute(step.value));
  return step.value;
}
