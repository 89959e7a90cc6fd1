import type { TurnRequest } from '../../conversation/turn-request.ts';
import type { Handoff } from '../../handoff/handoff.ts';
import { encodeJson } from '../json.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';
import type { Tables } from '../tables.ts';

/** Keeps a handoff as its turn left it, in the same transaction: what the desk lists is what the conversation says. */
export function* keepHandoff(sql: Sql, request: TurnRequest, handoff: Handoff, now: number): Program<void> {
  const record = toRecord(request, handoff, now);
  const insert = sql.db.insertInto('handoffs').values(record);
  yield* rowsOf(insert.onConflict((conflict) => conflict.column('id').doUpdateSet(record)));
}

function toRecord({ channel, conversation, person }: TurnRequest, handoff: Handoff, now: number): Tables['handoffs'] {
  return {
    channel,
    conversation,
    person,
    id: handoff.id,
    status: handoff.status,
    reason: handoff.reason,
    flag: handoff.flag,
    requested_at: handoff.requestedAt,
    waiting_since: handoff.waitingSince,
    claimed_at: handoff.claimedAt,
    closed_at: handoff.closedAt,
    closed_as: handoff.closedAs,
    outcome: handoff.outcome,
    advisor: handoff.advisor?.id ?? null,
    rating: handoff.rating,
    code: handoff.code,
    changed_at: now,
    body: encodeJson(handoff),
  };
}
