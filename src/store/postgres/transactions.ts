import type { Pool, PoolClient } from 'pg';
import { type Program, runAwaiting } from '../program.ts';
import { ask, runQuery } from './connection.ts';
import { QueryFailure } from './failures.ts';

/** Runs a program as one transaction; once more when the first try was undone through no fault of its own. */
export async function runTransaction<Result>(pool: Pool, program: () => Program<Result>): Promise<Result> {
  return twice(() => withClient(pool, (lease) => attempt(lease, program)));
}

/** Runs a program's queries as they are. */
export async function runReads<Result>(pool: Pool, program: () => Program<Result>): Promise<Result> {
  return twice(() => withClient(pool, ({ client }) => runAwaiting(program(), (query) => runQuery(client, query))));
}

/** A connection while it is ours; one that is `spoiled` doesn't go back to the others. */
interface Lease {
  readonly client: PoolClient;
  spoiled: boolean;
}

async function withClient<Result>(pool: Pool, work: (lease: Lease) => Promise<Result>): Promise<Result> {
  const client = await pool.connect().catch((error: unknown) => {
    throw new QueryFailure(error);
  });
  const lease: Lease = { client, spoiled: false };
  try {
    return await work(lease);
  } catch (error) {
    if (error instanceof QueryFailure && error.spoilsConnection) lease.spoiled = true;
    throw error;
  } finally {
    client.release(lease.spoiled);
  }
}

async function attempt<Result>(lease: Lease, program: () => Program<Result>): Promise<Result> {
  try {
    await ask(lease.client, 'begin isolation level read committed');
    const result = await runAwaiting(program(), (query) => runQuery(lease.client, query));
    await commit(lease.client);
    return result;
  } catch (error) {
    await rollBack(lease, error);
    throw error;
  }
}

/** From here on nobody can know whether it counts: a connection lost now is not tried again. The client's key is for that. */
async function commit(client: PoolClient): Promise<void> {
  try {
    const { command } = await ask(client, 'commit');
    // PostgreSQL's way to say that it did the opposite.
    if (command !== 'COMMIT') throw new Error(`PostgreSQL answered a commit with ${command}`);
  } catch (error) {
    throw error instanceof QueryFailure && error.kind === 'lost' ? new QueryFailure(error.cause, 'unknown') : error;
  }
}

/** A connection on which a transaction may still be open must never be used again. */
async function rollBack(lease: Lease, error: unknown): Promise<void> {
  if (error instanceof QueryFailure && error.spoilsConnection) return;
  await ask(lease.client, 'rollback').catch(() => {
    lease.spoiled = true;
  });
}

async function twice<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!isWorthAnotherTry(error)) throw error;
    return work();
  }
}

function isWorthAnotherTry(error: unknown): boolean {
  return error instanceof QueryFailure && (error.kind === 'again' || error.kind === 'lost');
}
