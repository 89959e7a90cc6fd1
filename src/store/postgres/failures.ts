import { DatabaseError } from 'pg';
import { HelplineError } from '../../errors.ts';

/**
 * What a failed query means: `again` (PostgreSQL chose this transaction to make way), `lost` (the connection is gone),
 * `unknown` (it was lost while committing), `busy` (something took too long or is full), `bug` (everything else).
 */
export type FailureKind = 'again' | 'lost' | 'unknown' | 'busy' | 'bug';

/** A query that failed; `kind` says whether trying once more makes sense. Never leaves `src/store/postgres`. */
export class QueryFailure extends Error {
  readonly kind: FailureKind;
  /** Whether the connection is of no more use: it is gone, or nobody knows what it is doing. */
  readonly spoilsConnection: boolean;

  constructor(cause: unknown, kind: FailureKind = failureKind(cause)) {
    super('a query failed', { cause });
    this.kind = kind;
    this.spoilsConnection = !(cause instanceof DatabaseError) || kind === 'lost' || kind === 'unknown';
  }
}

/** Sorts what `pg` throws. Errors without an SQLSTATE never reached PostgreSQL, or came from the wire. */
export function failureKind(error: unknown): FailureKind {
  if (error instanceof DatabaseError) return kindOfState(error.code ?? '');
  return error instanceof Error && /timeout/i.test(error.message) ? 'busy' : 'lost';
}

/** By SQLSTATE (PostgreSQL manual, appendix A). */
function kindOfState(state: string): FailureKind {
  // serialization_failure, deadlock_detected
  if (state === '40001' || state === '40P01') return 'again';
  // connection_exception; admin_shutdown, crash_shutdown, cannot_connect_now; idle_in_transaction_session_timeout
  if (state.startsWith('08') || state.startsWith('57P') || state === '25P03') return 'lost';
  // lock_not_available; query_canceled (statement timeout); read_only_sql_transaction (a standby); insufficient_resources
  if (state === '55P03' || state === '57014' || state === '25006' || state.startsWith('53')) return 'busy';
  return 'bug';
}

/** The error that callers see: `store-busy` for what may pass; a bug keeps its code only, since PostgreSQL quotes whole rows. */
export function callerError(error: unknown): unknown {
  if (!(error instanceof QueryFailure)) return error;
  if (error.kind === 'bug')
    return new Error(`PostgreSQL refused a query (${error.cause instanceof DatabaseError ? error.cause.code : 'no code'})`);
  return new HelplineError('store-busy', 'The database does not answer in time. Try again in a moment.', { cause: error.cause });
}

/** The error for a database that can't be used at all. Says the code alone: addresses and passwords stay out of it. */
export function openFailure(error: unknown): HelplineError {
  if (error instanceof HelplineError) return error;
  const cause = error instanceof QueryFailure ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  const what = `The PostgreSQL database can’t be used${code}.`;
  return new HelplineError(
    'store-unusable',
    `${what} Check DATABASE_URL, that the server runs, and that the account may create tables.`,
    { cause },
  );
}
