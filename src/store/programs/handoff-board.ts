import type { HandoffReason, HandoffStatus } from '../../handoff/handoff.ts';
import type { HandoffBoard, OpenHandoff } from '../handoff-port.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';
import { advisorsProgram } from './advisors.ts';

/** So many latest waits are what an estimate is made from; those of yesterday say nothing of today. */
const latestWaits = 20;
const dayMs = 86_400_000;

/** A longer queue than this is told as this long. */
const mostOpen = 1000;

/** Everything that is open, and who is there. */
export function* handoffBoardProgram(sql: Sql, since: number, now: number): Program<HandoffBoard> {
  const open = yield* openHandoffs(sql);
  return {
    waiting: open.filter(({ status }) => status === 'waiting'),
    active: open.filter(({ status }) => status === 'active'),
    advisors: yield* advisorsProgram(sql, since),
    recentWaitsMs: yield* recentWaits(sql, now - dayMs),
  };
}

function* openHandoffs(sql: Sql): Program<readonly OpenHandoff[]> {
  const query = sql.db
    .selectFrom('handoffs')
    .select(['channel', 'conversation', 'id', 'status', 'reason', 'flag', 'advisor', 'advisor_name'])
    .select(['requested_at', 'waiting_since', 'claimed_at'])
    .where('status', 'in', ['waiting', 'active'])
    .orderBy('waiting_since')
    .orderBy('id')
    .limit(mostOpen);
  return (yield* rowsOf(query)).map(({ channel, conversation, id, status, reason, flag, ...row }) => ({
    channel,
    conversation,
    id,
    status: status as HandoffStatus,
    reason: reason as HandoffReason,
    flag: flag as OpenHandoff['flag'],
    requestedAt: row.requested_at,
    waitingSince: row.waiting_since,
    claimedAt: row.claimed_at,
    advisor: row.advisor === null ? null : { id: row.advisor, name: row.advisor_name ?? row.advisor },
  }));
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
