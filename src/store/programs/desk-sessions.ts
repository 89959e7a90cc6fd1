import type { AccessRecord, SessionRecord } from '../desk-port.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';
import type { Tables } from '../tables.ts';

/** A use is written down at most this often: a desk asks for something every few seconds. */
const noteUseEveryMs = 30_000;

/** Begins a session. */
export function* keepSessionProgram(sql: Sql, { id, advisor, name, roles, endsAt }: SessionRecord, now: number): Program<void> {
  const record = { id, advisor, name, roles: roles.join(' '), begun_at: now, seen_at: now, ends_at: endsAt };
  yield* rowsOf(sql.db.insertInto('desk_sessions').values(record));
}

/** A session that has neither ended nor slept for `idleMs`. `isLook`: looking at it is no use of it. */
export function* findSessionProgram(
  sql: Sql,
  id: string,
  { idleMs, isLook }: { readonly idleMs: number; readonly isLook: boolean },
  now: number,
): Program<SessionRecord | null> {
  const good = sql.db.selectFrom('desk_sessions').selectAll().where('id', '=', id).where('ends_at', '>', now);
  const [found] = yield* rowsOf(good.where('seen_at', '>', now - idleMs));
  if (found === undefined) return null;
  if (!isLook && found.seen_at < now - noteUseEveryMs) {
    yield* rowsOf(sql.db.updateTable('desk_sessions').set({ seen_at: now }).where('id', '=', id));
  }
  return toSession(found);
}

/** Ends one session. */
export function* endSessionProgram(sql: Sql, id: string): Program<void> {
  yield* rowsOf(sql.db.deleteFrom('desk_sessions').where('id', '=', id));
}

/** Ends all sessions of an advisor. How many there were. */
export function* endSessionsOfProgram(sql: Sql, advisor: string): Program<number> {
  const ended = yield* rowsOf(sql.db.deleteFrom('desk_sessions').where('advisor', '=', advisor).returning('id'));
  return ended.length;
}

/** Notes who read what. */
export function* noteAccessProgram(sql: Sql, id: string, { advisor, what, target }: AccessRecord, now: number): Program<void> {
  yield* rowsOf(sql.db.insertInto('desk_access').values({ id, at: now, advisor, what, target }));
}

function toSession({ id, advisor, name, roles, ends_at }: Tables['desk_sessions']): SessionRecord {
  return { id, advisor, name, roles: roles.split(' ').filter(Boolean), endsAt: ends_at };
}
