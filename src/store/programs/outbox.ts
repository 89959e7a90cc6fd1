import type { LogRow } from '../../conversation/log-row.ts';
import type { ConversationRef } from '../../conversation/turn-request.ts';
import type { DeadLetter, Send, SendTarget, SentRow } from '../outbox-port.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';
import type { Tables } from '../tables.ts';
import { raiseAlerts } from './alerts.ts';
import { type LogRecord, toLogRow } from './log-rows.ts';

type SendRecord = Tables['outbox'];

/** Queues rows for one target, in the turn's own transaction. */
export function* queueSends(
  sql: Sql,
  rows: readonly LogRecord[],
  target: SendTarget,
  handoff: string | null = null,
): Program<void> {
  const records = rows.map(({ channel, conversation, person, seq, at }) => ({
    channel,
    conversation,
    person,
    target,
    seq,
    handoff,
    created_at: at,
    due_at: at,
    tries: 0,
  }));
  if (records.length > 0) yield* rowsOf(sql.db.insertInto('outbox').values(records));
}

/** The longest due of those that nothing goes before; taken until `until`. */
export function* takeSendProgram(sql: Sql, now: number, until: number): Program<Send | null> {
  const head = yield* findHead(sql, now);
  if (head === null) return null;
  const tries = head.tries + 1;
  yield* rowsOf(updateSend(sql, head, { due_at: until, tries }));
  const row = yield* findRow(sql, head);
  const address = yield* findAddress(sql, head);
  const { channel, conversation, person, seq, handoff, created_at: createdAt } = head;
  return {
    channel,
    conversation,
    person,
    seq,
    handoff,
    createdAt,
    tries,
    until,
    row,
    address,
    target: head.target as SendTarget,
  };
}

function* findHead(sql: Sql, now: number): Program<SendRecord | null> {
  const query = sql.db
    .selectFrom('outbox')
    .selectAll('outbox')
    .where('due_at', '<=', now)
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as before')
            .select('before.seq')
            .whereRef('before.channel', '=', 'outbox.channel')
            .whereRef('before.conversation', '=', 'outbox.conversation')
            .whereRef('before.target', '=', 'outbox.target')
            .whereRef('before.seq', '<', 'outbox.seq')
            .where('before.sent_at', 'is', null)
            .where('before.failed_at', 'is', null),
        ),
      ),
    )
    .orderBy('due_at')
    .orderBy('seq')
    .limit(1);
  const [found] = yield* rowsOf(query.$if(sql.kind === 'postgres', (plain) => plain.forUpdate('outbox').skipLocked()));
  return found ?? null;
}

function* findRow(sql: Sql, { channel, conversation, seq }: Pick<SendRecord, 'channel' | 'conversation' | 'seq'>) {
  const query = sql.db.selectFrom('log').selectAll().where('channel', '=', channel).where('conversation', '=', conversation);
  const [found] = yield* rowsOf(query.where('seq', '=', seq));
  if (!found) throw new Error('a row that is to be sent is not in the log');
  return toLogRow(found);
}

function* findAddress(sql: Sql, { channel, conversation }: SendRecord): Program<string | null> {
  const query = sql.db.selectFrom('conversations').select('address').where('channel', '=', channel);
  const [found] = yield* rowsOf(query.where('conversation', '=', conversation));
  return found?.address ?? null;
}

/** Writes how a send went, unless its time ran out meanwhile and somebody else has it. Whether it was written. */
export function* settleSendProgram(
  sql: Sql,
  send: Send,
  outcome: Partial<Pick<SendRecord, 'due_at' | 'sent_at' | 'sent_id' | 'failed_at' | 'failure'>>,
): Program<boolean> {
  const update = updateSend(sql, send, outcome);
  const settled = yield* rowsOf(update.where('due_at', '=', send.until).where('tries', '=', send.tries).returning('seq'));
  return settled.length > 0;
}

/** A dead letter, and an alert about it. */
export function* giveUpProgram(sql: Sql, send: Send, failure: string, now: number): Program<void> {
  if (!(yield* settleSendProgram(sql, send, { failed_at: now, failure }))) return;
  yield* raiseAlerts(sql, send, [{ kind: 'undelivered', handoff: send.handoff }], now);
}

/** What could not be sent, the newest first. */
export function* deadLettersProgram(sql: Sql, limit: number): Program<readonly DeadLetter[]> {
  const query = sql.db
    .selectFrom('outbox')
    .select(['channel', 'conversation', 'target', 'seq', 'failed_at', 'failure', 'tries'])
    .select(({ selectFrom }) =>
      selectFrom('handoffs')
        .select('handoffs.id')
        .whereRef('handoffs.channel', '=', 'outbox.channel')
        .whereRef('handoffs.conversation', '=', 'outbox.conversation')
        .where('handoffs.status', '!=', 'offered')
        .orderBy('handoffs.requested_at', 'desc')
        .limit(1)
        .as('handoff'),
    )
    .where('failed_at', 'is not', null)
    .orderBy('failed_at', 'desc')
    .limit(limit);
  return (yield* rowsOf(query)).map(({ failed_at, failure, target, ...rest }) => ({
    ...rest,
    target: target as SendTarget,
    failedAt: failed_at ?? 0,
    failure: failure ?? '',
  }));
}

/** The rows that the latest turn before this send's own has sent: what one turn says has one time. */
export function* lastSentProgram(sql: Sql, send: Send): Program<readonly SentRow[]> {
  const earlier = sentRows(sql, send).where('outbox.target', '=', send.target).where('log.at', '<', send.row.at);
  const [last] = yield* rowsOf(earlier.orderBy('log.seq', 'desc').limit(1));
  if (!last) return [];
  const same = sentRows(sql, send).where('outbox.target', '=', send.target).where('log.at', '=', last.at);
  return (yield* rowsOf(same.orderBy('log.seq'))).map(({ sent_id, ...record }) => ({ id: sent_id ?? '', row: toLogRow(record) }));
}

/** The row of that name. */
export function* findSentProgram(sql: Sql, ref: ConversationRef, id: string): Program<LogRow | null> {
  const [found] = yield* rowsOf(sentRows(sql, ref).where('outbox.sent_id', '=', id).limit(1));
  return found ? toLogRow(found) : null;
}

function sentRows(sql: Sql, { channel, conversation }: ConversationRef) {
  return sql.db
    .selectFrom('outbox')
    .innerJoin('log', (join) =>
      join
        .onRef('log.channel', '=', 'outbox.channel')
        .onRef('log.conversation', '=', 'outbox.conversation')
        .onRef('log.seq', '=', 'outbox.seq'),
    )
    .selectAll('log')
    .select('outbox.sent_id')
    .where('outbox.channel', '=', channel)
    .where('outbox.conversation', '=', conversation)
    .where('outbox.sent_id', 'is not', null);
}

type SendKey = Pick<SendRecord, 'channel' | 'conversation' | 'seq'> & { readonly target: string };

function updateSend(sql: Sql, { channel, conversation, target, seq }: SendKey, changed: Partial<SendRecord>) {
  const update = sql.db.updateTable('outbox').set(changed).where('channel', '=', channel);
  return update.where('conversation', '=', conversation).where('target', '=', target).where('seq', '=', seq);
}
