import type { Code } from '../../code.ts';
import { codeNamed } from '../../conversation/code-named.ts';
import type { TurnRequest } from '../../conversation/turn-request.ts';
import type { CallbackChange, CallbackStatus, KnownCallback } from '../../handoff/callback.ts';
import type { FiledCallback } from '../callback-port.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';
import type { Tables } from '../tables.ts';
import { endOverdueAlert } from './alerts.ts';

/** The callback whose code the input names: read and locked in the turn's own transaction, so that what is said of it is so. */
export function* callbackNamed(sql: Sql, { input }: TurnRequest): Program<KnownCallback | null> {
  const code = codeNamed(input);
  if (code === null) return null;
  const query = sql.db.selectFrom('callbacks').select(['id', 'code', 'status', 'time_from', 'time_until']);
  const latest = query.where('code', '=', code).orderBy('requested_at', 'desc').limit(1);
  const [found] = yield* rowsOf(latest.$if(sql.kind === 'postgres', (plain) => plain.forUpdate()));
  if (!found) return null;
  const { id, status, time_from: from, time_until: until } = found;
  return { id, code: found.code, status: status as CallbackStatus, time: { from, until } };
}

/** Does what a turn wants of a callback, in its transaction. */
export function* changeCallback(sql: Sql, request: TurnRequest, change: CallbackChange, now: number): Program<void> {
  if (change.kind === 'cancel') {
    yield* endCallback(sql, change.id, 'cancelled', null, now);
    return;
  }
  const { channel, conversation, person } = request;
  const { id, code, name, number, time, isVoicemailSafe, requestedAt } = change.callback;
  const record: Tables['callbacks'] = {
    channel,
    conversation,
    person,
    id,
    code,
    name,
    number,
    time_from: time.from,
    time_until: time.until,
    voicemail: isVoicemailSafe ? 1 : 0,
    status: 'requested',
    requested_at: requestedAt,
    ended_at: null,
    ended_by: null,
  };
  yield* rowsOf(sql.db.insertInto('callbacks').values(record));
}

/** Callbacks that are still to be made. */
export function* openCallbacksProgram(sql: Sql): Program<readonly FiledCallback[]> {
  const query = sql.db.selectFrom('callbacks').selectAll().where('status', '=', 'requested');
  return (yield* rowsOf(query.orderBy('time_from').orderBy('requested_at').orderBy('id'))).map(toFiled);
}

/** The latest callback with a code. */
export function* findCallbackProgram(sql: Sql, code: Code): Program<FiledCallback | null> {
  const query = sql.db.selectFrom('callbacks').selectAll().where('code', '=', code).orderBy('requested_at', 'desc');
  const [found] = yield* rowsOf(query.limit(1));
  return found ? toFiled(found) : null;
}

/** A callback was made. Whether it was still to be. */
export function* finishCallbackProgram(sql: Sql, id: string, advisorId: string, now: number): Program<boolean> {
  return yield* endCallback(sql, id, 'done', advisorId, now);
}

/** Whoever is first ends it: the other finds that it has ended. */
function* endCallback(
  sql: Sql,
  id: string,
  status: Exclude<CallbackStatus, 'requested'>,
  by: string | null,
  now: number,
): Program<boolean> {
  yield* endOverdueAlert(sql, id);
  const update = sql.db.updateTable('callbacks').set({ status, ended_at: now, ended_by: by });
  return (yield* rowsOf(update.where('id', '=', id).where('status', '=', 'requested').returning('id'))).length > 0;
}

function toFiled(row: Tables['callbacks']): FiledCallback {
  const { id, code, name, number, status, requested_at: requestedAt, time_from: from, time_until: until } = row;
  return {
    id,
    code,
    name,
    number,
    time: { from, until },
    isVoicemailSafe: row.voicemail === 1,
    requestedAt,
    status: status as CallbackStatus,
  };
}
