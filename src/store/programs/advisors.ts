import type { ConversationRef } from '../../conversation/turn-request.ts';
import type { AdvisorRef } from '../../handoff/handoff.ts';
import type { AdvisorPresence, AdvisorStatus } from '../handoff-port.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';

/** When the advisor who talks in a conversation was last heard of, in milliseconds since 1970; `null`: nobody talks there. */
export function* lastHeardOf(sql: Sql, { channel, conversation }: ConversationRef): Program<number | null> {
  const query = sql.db
    .selectFrom('handoffs')
    .innerJoin('advisors', 'advisors.id', 'handoffs.advisor')
    .select('advisors.seen_at')
    .where('handoffs.channel', '=', channel)
    .where('handoffs.conversation', '=', conversation)
    .where('handoffs.status', '=', 'active');
  const [found] = yield* rowsOf(query);
  return found?.seen_at ?? null;
}

/** How many chats an advisor has now. */
export function* countChats(sql: Sql, advisorId: string): Program<number> {
  const query = sql.db.selectFrom('handoffs').select(({ fn }) => fn.countAll().as('chats'));
  const [count] = yield* rowsOf(query.where('advisor', '=', advisorId).where('status', '=', 'active'));
  return Number(count?.chats ?? 0);
}

/** The advisor is there. Whoever had signed out is available again; away stays away. */
export function* heartbeatProgram(sql: Sql, { id, name }: AdvisorRef, role: string, now: number): Program<void> {
  const insert = sql.db.insertInto('advisors').values({ id, name, role, status: 'available', seen_at: now, created_at: now });
  const update = insert.onConflict((conflict) => conflict.column('id').doUpdateSet({ name, role, seen_at: now }));
  yield* rowsOf(update);
  yield* rowsOf(sql.db.updateTable('advisors').set({ status: 'available' }).where('id', '=', id).where('status', '=', 'gone'));
}

/** Whether an advisor takes chats. */
export function* setStatusProgram(sql: Sql, id: string, status: AdvisorStatus): Program<void> {
  yield* rowsOf(sql.db.updateTable('advisors').set({ status }).where('id', '=', id));
}

/** Who is there, with how many chats they have. */
export function* advisorsProgram(sql: Sql, since: number): Program<readonly AdvisorPresence[]> {
  const query = sql.db
    .selectFrom('advisors')
    .selectAll('advisors')
    .select(({ selectFrom }) =>
      selectFrom('handoffs')
        .select(({ fn }) => fn.countAll().as('chats'))
        .whereRef('handoffs.advisor', '=', 'advisors.id')
        .where('handoffs.status', '=', 'active')
        .as('chats'),
    )
    .where('status', '!=', 'gone')
    .where('seen_at', '>', since)
    .orderBy('name');
  return (yield* rowsOf(query)).map(({ id, name, role, status, seen_at, chats }) => ({
    id,
    name,
    role,
    status: status as AdvisorPresence['status'],
    seenAt: seen_at,
    chats: Number(chats ?? 0),
  }));
}
