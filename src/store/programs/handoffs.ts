import type { TurnRequest } from '../../conversation/turn-request.ts';
import type { Handoff } from '../../handoff/handoff.ts';
import type { FiledHandoff } from '../handoff-port.ts';
import { decodeJson, encodeJson } from '../json.ts';
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
    advisor_name: handoff.advisor?.name ?? null,
    rating: handoff.rating,
    code: handoff.code,
    changed_at: now,
    body: encodeJson(handoff),
  };
}

/** One handoff by its id. */
export function* findHandoffProgram(sql: Sql, id: string): Program<FiledHandoff | null> {
  const [found] = yield* rowsOf(sql.db.selectFrom('handoffs').select(filed).where('id', '=', id));
  return found ? toFiled(found) : null;
}

/** The latest handoff with a code. */
export function* findByCodeProgram(sql: Sql, code: string): Program<FiledHandoff | null> {
  const query = sql.db.selectFrom('handoffs').select(filed).where('code', '=', code).orderBy('requested_at', 'desc');
  const [found] = yield* rowsOf(query.limit(1));
  return found ? toFiled(found) : null;
}

/** The chats that an advisor has. */
export function* chatsOfProgram(sql: Sql, advisorId: string): Program<readonly FiledHandoff[]> {
  const query = sql.db.selectFrom('handoffs').select(filed).where('advisor', '=', advisorId).where('status', '=', 'active');
  return (yield* rowsOf(query.orderBy('waiting_since').orderBy('id'))).map(toFiled);
}

const filed = ['channel', 'conversation', 'person', 'body'] as const;

function toFiled({ body, ...rest }: Pick<Tables['handoffs'], (typeof filed)[number]>): FiledHandoff {
  return { ...rest, handoff: decodeJson(body) as Handoff };
}
