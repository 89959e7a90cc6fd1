import type { Clock } from '../../clock.ts';
import type { SideInbound } from '../../conversation/inbound.ts';
import type { LogRow } from '../../conversation/log-row.ts';
import type {
  Delivery,
  RunTurn,
  SideRequest,
  TimerChange,
  TurnOutcome,
  TurnReceipt,
  TurnRequest,
} from '../../conversation/turn-request.ts';
import { HelplineError } from '../../errors.ts';
import { decodeJson, encodeJson } from '../json.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';
import { countChats, lastHeardOf } from './advisors.ts';
import { raiseAlerts } from './alerts.ts';
import { announce } from './announce.ts';
import { callbackNamed, changeCallback } from './callbacks.ts';
import { type ConversationRecord, lockConversation, notErased, selectLocked } from './conversation-lock.ts';
import { deskChannelProgram } from './desk-threads.ts';
import { keepHandoff } from './handoffs.ts';
import { type LogRecord, numberRows, toLogRow } from './log-rows.ts';
import { queueSends } from './outbox.ts';

/** One turn: lock, seen before?, run, append, keep. Nothing of it is there unless all of it is. */
export function* turnProgram(sql: Sql, request: TurnRequest, runTurn: RunTurn, clock: Clock): Program<TurnReceipt> {
  const conversation = yield* lockConversation(sql, request, clock.now());
  return yield* runLocked(sql, conversation, request, runTurn, clock);
}

/**
 * A turn that is not of the person's doing: it is of the person whose conversation it is, and what it says reaches them as
 * their own turns' replies do. Throws `conversation-erased`, and `request-invalid` where there is no such conversation.
 */
export function* sideTurnProgram(sql: Sql, request: SideRequest, runTurn: RunTurn, clock: Clock): Program<TurnReceipt> {
  const found = yield* selectLocked(sql, request);
  if (found === null) throw new HelplineError('request-invalid', 'There is no conversation by that id.');
  const { person, delivery } = notErased(found);
  const input = yield* withDeskFacts(sql, request);
  const asTheirs = { ...request, input, person, delivery: (delivery ?? 'log') as Delivery };
  return yield* runLocked(sql, found, asTheirs, runTurn, clock);
}

/** What the desk's own rules need to know at this very moment: read under the conversation's lock. */
function* withDeskFacts(sql: Sql, { input, ...request }: SideRequest): Program<SideInbound> {
  if (input.kind === 'due' && input.timer === 'lease') return { ...input, advisorSeenAt: yield* lastHeardOf(sql, request) };
  if (input.kind === 'advisor' && input.act.kind === 'claim')
    return { ...input, chats: yield* countChats(sql, input.advisor.id) };
  return input;
}

/** What both have in common. Nothing of a refused turn is there, not even its key: tried again, it is looked at anew. */
function* runLocked(
  sql: Sql,
  conversation: ConversationRecord,
  request: TurnRequest,
  runTurn: RunTurn,
  clock: Clock,
): Program<TurnReceipt> {
  const first = yield* firstDelivery(sql, request);
  if (first !== null) return { rows: first.map(toLogRow), repeated: true };
  // Only now: the lock may have been a while in coming.
  const now = clock.now();
  const callback = yield* callbackNamed(sql, request);
  const outcome = runTurn(decodeJson(conversation.state), { ...request, callback }, now);
  if (outcome.refusal) return { rows: [], repeated: false, refusal: outcome.refusal };
  const rows = numberRows(outcome.rows, request, conversation.last_seq, now);
  yield* appendRows(sql, rows);
  // What happens by itself, and says nothing, is no sign of life: how long a conversation is kept is counted from the last one.
  const changedAt = rows.length > 0 ? now : conversation.changed_at;
  yield* keepState(sql, request, encodeJson(outcome.state), conversation.last_seq + rows.length, changedAt);
  yield* keepKey(sql, request, conversation.last_seq, rows.length, now);
  yield* changeTimers(sql, request, outcome.timers);
  if (outcome.handoff) yield* keepHandoff(sql, request, outcome.handoff, now);
  if (outcome.callback) yield* changeCallback(sql, request, outcome.callback, now);
  yield* raiseAlerts(sql, request, outcome.alerts ?? [], now);
  yield* queueTurn(sql, request, rows, outcome);
  yield* announce(sql, request);
  return { rows: rows.map(toLogRow), repeated: false };
}

/** The rows that the first delivery of this key gave; `null` when it is the first. */
function* firstDelivery(sql: Sql, request: TurnRequest): Program<readonly LogRecord[] | null> {
  if (request.key === null) return null;
  const { channel, conversation, key } = request;
  const seen = sql.db.selectFrom('turns').select(['first_seq', 'last_seq']);
  const [turn] = yield* rowsOf(
    seen.where('channel', '=', channel).where('conversation', '=', conversation).where('key', '=', key),
  );
  if (turn === undefined) return null;
  const rows = sql.db.selectFrom('log').selectAll().where('channel', '=', channel).where('conversation', '=', conversation);
  return yield* rowsOf(rows.where('seq', '>=', turn.first_seq).where('seq', '<=', turn.last_seq).orderBy('seq'));
}

function* appendRows(sql: Sql, rows: readonly LogRecord[]): Program<void> {
  if (rows.length > 0) yield* rowsOf(sql.db.insertInto('log').values(rows));
}

function* keepState(sql: Sql, request: TurnRequest, state: string, lastSeq: number, changedAt: number): Program<void> {
  const { delivery, address } = request;
  const kept = { state, last_seq: lastSeq, changed_at: changedAt, delivery, ...(address === undefined ? {} : { address }) };
  const update = sql.db.updateTable('conversations').set(kept);
  yield* rowsOf(update.where('channel', '=', request.channel).where('conversation', '=', request.conversation));
}

function* keepKey(sql: Sql, request: TurnRequest, lastSeq: number, count: number, now: number): Program<void> {
  if (request.key === null) return;
  const { channel, conversation, key, person } = request;
  const turn = { channel, conversation, key, person, first_seq: lastSeq + 1, last_seq: lastSeq + count, at: now };
  yield* rowsOf(sql.db.insertInto('turns').values(turn));
}

function* changeTimers(sql: Sql, request: TurnRequest, timers: readonly TimerChange[]): Program<void> {
  for (const timer of timers) {
    if (timer.dueAt === null) yield* clearTimer(sql, request, timer.name);
    else yield* setTimer(sql, request, timer.name, timer.dueAt);
  }
}

function* setTimer(sql: Sql, request: TurnRequest, name: string, dueAt: number): Program<void> {
  const { channel, conversation, person } = request;
  const insert = sql.db.insertInto('timers').values({ channel, conversation, name, person, due_at: dueAt });
  const replace = insert.onConflict((conflict) =>
    conflict.columns(['channel', 'conversation', 'name']).doUpdateSet({ due_at: dueAt, person }),
  );
  yield* rowsOf(replace);
}

function* clearTimer(sql: Sql, request: TurnRequest, name: string): Program<void> {
  const { channel, conversation } = request;
  yield* rowsOf(
    sql.db.deleteFrom('timers').where('channel', '=', channel).where('conversation', '=', conversation).where('name', '=', name),
  );
}

function isSent(kind: LogRow['body']['kind']): boolean {
  return kind === 'outbound' || kind === 'advisor';
}

/** Only what is said to everyone goes to families; advisors in a channel of theirs have what concerns their handoff. */
function* queueTurn(
  sql: Sql,
  { delivery }: TurnRequest,
  rows: readonly LogRecord[],
  { forAdvisors }: TurnOutcome,
): Program<void> {
  const said = rows.filter((row) => row.audience === 'all' && isSent(toLogRow(row).body.kind));
  if (delivery === 'outbox') yield* queueSends(sql, said, 'enquirer');
  if (forAdvisors === undefined || (yield* deskChannelProgram(sql)) === null) return;
  const shown = rows.filter(({ audience }) => audience !== 'system');
  yield* queueSends(sql, shown, 'advisors', forAdvisors);
}
