import type { DatabaseSync } from 'node:sqlite';
import type { CompiledQuery } from 'kysely';
import { HelplineError } from '../../errors.ts';
import { type Program, type Rows, runNow } from '../program.ts';
import { statementFailure } from './failures.ts';

/** Writes that arrive together are committed together: one wait for the disk for all of them. */
export interface GroupCommit {
  /** Resolves when the program is committed; rejects when it, or the commit of its whole group, failed. */
  submit<Result>(program: () => Program<Result>): Promise<Result>;
  /** Runs everything that waits, now. */
  finish(): void;
}

interface Job {
  /** Runs the program; returns what to do once it is committed. */
  run(): () => void;
  reject(error: unknown): void;
}

/** So many share one commit: other work gets its turn after a few dozen milliseconds. */
const maxGroup = 64;

/** So many may wait; more are told to come back, which is kinder than a wait without end. */
const maxWaiting = 1000;

export function createGroupCommit(database: DatabaseSync, execute: (query: CompiledQuery) => Rows): GroupCommit {
  const waiting: Job[] = [];

  function submit<Result>(program: () => Program<Result>): Promise<Result> {
    if (waiting.length >= maxWaiting)
      return Promise.reject(new HelplineError('store-busy', 'Too many messages wait to be saved. Try again in a moment.'));
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    if (waiting.length === 0) setImmediate(flush);
    waiting.push({ run: () => settleLater(runNow(program(), execute), resolve), reject });
    return promise;
  }

  function flush(): void {
    const group = waiting.splice(0, maxGroup);
    if (waiting.length > 0) setImmediate(flush);
    if (group.length === 0) return;
    try {
      for (const settle of commitTogether(database, group)) settle();
    } catch (error) {
      for (const job of group) job.reject(statementFailure(error));
    }
  }

  function finish(): void {
    while (waiting.length > 0) flush();
  }

  return { submit, finish };
}

function settleLater<Result>(result: Result, resolve: (result: Result) => void): () => void {
  return () => resolve(result);
}

/** Nobody is told anything before the commit: that commit is the acknowledgement. */
function commitTogether(database: DatabaseSync, group: readonly Job[]): (() => void)[] {
  database.exec('begin immediate');
  try {
    const settlements = group.map((job) => runInSavepoint(database, job));
    database.exec('commit');
    return settlements;
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}

/** A program that throws is undone alone; the rest of its group goes on. */
function runInSavepoint(database: DatabaseSync, job: Job): () => void {
  database.exec('savepoint turn');
  try {
    const settle = job.run();
    database.exec('release turn');
    return settle;
  } catch (error) {
    // A full disk makes SQLite give up the whole transaction, and with it the savepoint.
    if (!database.isTransaction) throw error;
    database.exec('rollback to turn; release turn');
    return () => job.reject(statementFailure(error));
  }
}
