import { randomUUID } from 'node:crypto';
import type { TurnRequest } from '../../conversation/turn-request.ts';
import type { Alert, AlertKind } from '../../handoff/alert.ts';
import type { OpenAlert } from '../handoff-port.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';

/** Keeps what a turn wants made known, in its own transaction: it is told of even if the service stops now. */
export function* raiseAlerts(
  sql: Sql,
  whose: Pick<TurnRequest, 'channel' | 'conversation' | 'person'>,
  alerts: readonly Alert[],
  now: number,
): Program<void> {
  if (alerts.length === 0) return;
  const { channel, conversation, person } = whose;
  const records = alerts.map(({ kind, handoff, callback }) => ({
    channel,
    conversation,
    person,
    id: callback ? overdueId(callback.id) : randomUUID(),
    kind,
    handoff,
    raised_at: callback?.dueAt ?? now,
    due_at: callback?.dueAt ?? now,
    tries: 0,
  }));
  yield* rowsOf(sql.db.insertInto('alerts').values(records));
}

/** Alerts whose time has come. */
export function* openAlertsProgram(sql: Sql, now: number, limit: number): Program<readonly OpenAlert[]> {
  const query = sql.db
    .selectFrom('alerts')
    .select(['channel', 'conversation', 'id', 'kind', 'handoff', 'raised_at', 'tries'])
    .where('due_at', '<=', now)
    .orderBy('raised_at')
    .limit(limit);
  return (yield* rowsOf(query)).map(({ kind, raised_at, ...rest }) => ({
    ...rest,
    kind: kind as AlertKind,
    raisedAt: raised_at,
  }));
}

/** One of several instances takes it: whoever counts the try up first. */
export function* takeAlertProgram(sql: Sql, { id, tries }: OpenAlert, until: number): Program<boolean> {
  const update = sql.db.updateTable('alerts').set({ tries: tries + 1, due_at: until });
  const taken = yield* rowsOf(update.where('id', '=', id).where('tries', '=', tries).returning('id'));
  return taken.length > 0;
}

/** The alert that waits for a callback's time to go by. */
function overdueId(callback: string): string {
  return `overdue ${callback}`;
}

/** The callback was made or cancelled: nobody has to be told of it any more. */
export function* endOverdueAlert(sql: Sql, callback: string): Program<void> {
  yield* endAlertProgram(sql, overdueId(callback));
}

/** Somebody was told. */
export function* endAlertProgram(sql: Sql, id: string): Program<void> {
  yield* rowsOf(sql.db.deleteFrom('alerts').where('id', '=', id));
}
