import type { DeskThread } from '../desk-threads-port.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';

const name = 'teams';

/** The channel that advisors chose. */
export function* deskChannelProgram(sql: Sql): Program<string | null> {
  const [found] = yield* rowsOf(sql.db.selectFrom('desk_channels').select('address').where('name', '=', name));
  return found?.address ?? null;
}

export function* setDeskChannelProgram(sql: Sql, address: string | null, by: string, now: number): Program<void> {
  yield* rowsOf(sql.db.deleteFrom('desk_channels').where('name', '=', name));
  if (address !== null) yield* rowsOf(sql.db.insertInto('desk_channels').values({ name, address, set_by: by, at: now }));
}

export function* findThreadProgram(sql: Sql, by: 'handoff' | 'thread', id: string): Program<DeskThread | null> {
  const query = sql.db.selectFrom('desk_threads').select(['channel', 'conversation', 'person', 'handoff', 'thread', 'card']);
  const [found] = yield* rowsOf(query.where(by, '=', id));
  return found ?? null;
}

export function* keepThreadProgram(sql: Sql, thread: DeskThread, now: number): Program<void> {
  const { channel, conversation, person, handoff, thread: id, card } = thread;
  const insert = sql.db.insertInto('desk_threads').values({ channel, conversation, person, handoff, thread: id, card, at: now });
  yield* rowsOf(insert.onConflict((conflict) => conflict.column('handoff').doNothing()));
}
