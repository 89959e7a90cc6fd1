import type { ConversationRef } from '../../conversation/turn-request.ts';
import type { RetentionLimits } from '../port.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';
import { personTables } from '../tables.ts';
import { announce } from './announce.ts';

/** So many conversations end in one transaction: a family's turn waits no longer than that takes. */
export const endedAtOnce = 50;

const dayMs = 86_400_000;

/** How long the empty shell of a conversation stays, so that a token that is still out there hears "erased". */
const shellDays = 7;

/**
 * Ends conversations in which nothing has happened for too long: their rows go from every table, whoever they are of, and
 * an empty shell stays. Returns those that ended; `endedAtOnce` of them means that there may be more.
 */
export function* endConversationsProgram(sql: Sql, limits: RetentionLimits, now: number): Program<readonly ConversationRef[]> {
  const ended = yield* findOld(sql, now - limits.conversationDays * dayMs);
  for (const ref of ended) yield* endConversation(sql, ref, now);
  return ended;
}

/** Removes what has a life of its own, and shells that have done their service. How many rows went. */
export function* removeExpiredProgram(sql: Sql, limits: RetentionLimits, now: number): Program<number> {
  const { db } = sql;
  const gone = [
    yield* rowsOf(
      db
        .deleteFrom('turns')
        .where('at', '<', now - limits.receiptDays * dayMs)
        .returning('key'),
    ),
    yield* rowsOf(
      db
        .deleteFrom('outbox')
        .where('created_at', '<', now - limits.deliveryDays * dayMs)
        .returning('seq'),
    ),
    yield* rowsOf(
      db
        .deleteFrom('alerts')
        .where('raised_at', '<', now - limits.deliveryDays * dayMs)
        .returning('id'),
    ),
    yield* rowsOf(db.deleteFrom('continue_codes').where('expires_at', '<=', now).returning('code')),
    yield* removeDeskRows(sql, limits, now),
    yield* removeShells(sql, now),
  ];
  return gone.reduce((sum, rows) => sum + rows.length, 0);
}

/** Conversations that are busy on another instance are not old. */
function* findOld(sql: Sql, before: number): Program<readonly ConversationRef[]> {
  const query = sql.db
    .selectFrom('conversations')
    .select(['channel', 'conversation'])
    .where('changed_at', '<', before)
    .where('erased_at', 'is', null)
    .orderBy('changed_at')
    .limit(endedAtOnce);
  return yield* rowsOf(query.$if(sql.kind === 'postgres', (plain) => plain.forUpdate().skipLocked()));
}

function* endConversation(sql: Sql, ref: ConversationRef, now: number): Program<void> {
  yield* removeRows(sql, ref);
  const shell = { person: '', state: null, address: null, changed_at: now, erased_at: now };
  const update = sql.db.updateTable('conversations').set(shell);
  yield* rowsOf(update.where('channel', '=', ref.channel).where('conversation', '=', ref.conversation));
  yield* announce(sql, ref);
}

function* removeRows(sql: Sql, { channel, conversation }: ConversationRef): Program<void> {
  for (const table of personTables) {
    if (table === 'conversations') continue;
    yield* rowsOf(sql.db.deleteFrom(table).where('channel', '=', channel).where('conversation', '=', conversation));
  }
}

/** What somebody else left in an erased conversation goes with its shell. */
function* removeShells(sql: Sql, now: number): Program<readonly ConversationRef[]> {
  const query = sql.db.deleteFrom('conversations').where('erased_at', '<', now - shellDays * dayMs);
  const removed = yield* rowsOf(query.returning(['channel', 'conversation']));
  for (const ref of removed) yield* removeRows(sql, ref);
  return removed;
}

function* removeDeskRows(sql: Sql, { accessDays }: RetentionLimits, now: number): Program<readonly object[]> {
  const access = sql.db
    .deleteFrom('desk_access')
    .where('at', '<', now - accessDays * dayMs)
    .returning('id');
  return [
    ...(yield* rowsOf(access)),
    ...(yield* rowsOf(sql.db.deleteFrom('desk_sessions').where('ends_at', '<=', now).returning('id'))),
    ...(yield* rowsOf(sql.db.deleteFrom('desk_rules').where('ends_at', '<=', now).returning('name'))),
  ];
}
