import type { DueTimer } from '../port.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';

/** The timers whose time has come, the longest due first. */
export function* dueTimersProgram(sql: Sql, now: number, limit: number): Program<readonly DueTimer[]> {
  const timers = sql.db.selectFrom('timers').select(['channel', 'conversation', 'name', 'person']).where('due_at', '<=', now);
  return yield* rowsOf(timers.orderBy('due_at').limit(limit));
}
