import type { QueueView } from '../../handoff/desk-view.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';
import { advisorsProgram } from './advisors.ts';

/** So many latest waits are what an estimate is made from; older ones say nothing of today. */
const latestWaits = 20;

/** A longer queue than this is told as this long. */
const longestQueue = 1000;

/** The desk as turns see it, but for what leads have set. */
export function* deskViewProgram(sql: Sql, since: number): Program<QueueView> {
  const present = yield* advisorsProgram(sql, since);
  const onDuty = present.filter(({ status }) => status === 'available');
  return {
    onDuty: onDuty.map(({ id, name, chats }) => ({ advisor: { id, name }, chats })),
    waiting: yield* waitingOf(sql),
    recentWaitsMs: yield* recentWaits(sql, since - dayMs),
  };
}

const dayMs = 86_400_000;

function* waitingOf(sql: Sql): Program<QueueView['waiting']> {
  const query = sql.db.selectFrom('handoffs').select(['id as handoff', 'waiting_since as since']).where('status', '=', 'waiting');
  return yield* rowsOf(query.orderBy('waiting_since').limit(longestQueue));
}

function* recentWaits(sql: Sql, after: number): Program<readonly number[]> {
  const query = sql.db
    .selectFrom('handoffs')
    .select(['claimed_at', 'waiting_since'])
    .where('claimed_at', '>', after)
    .orderBy('claimed_at', 'desc')
    .limit(latestWaits);
  return (yield* rowsOf(query)).map(({ claimed_at, waiting_since }) => (claimed_at ?? waiting_since) - waiting_since);
}
