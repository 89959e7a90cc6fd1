import type { Program, Sql } from './program.ts';

/** A database that runs programs. */
export interface Engine {
  readonly sql: Sql;
  /**
   * One transaction, committed and on disk when this resolves; whatever is thrown inside undoes it alone. Programs of one
   * `lane` run in the order in which they came. May start a program twice, never commit it twice.
   */
  write<Result>(program: () => Program<Result>, lane?: string): Promise<Result>;
  /** Queries that change nothing. Each sees what was committed when it ran. */
  read<Result>(program: () => Program<Result>): Promise<Result>;
  /** Makes sure that what was deleted can't be read from the disk either, as far as the database can. */
  scrub(): Promise<void>;
  /** Copies everything into a new file while families go on writing; `undefined` where the database has its own ways. */
  readonly copyTo?: ((path: string) => Promise<void>) | undefined;
  close(): Promise<void>;
}
