import type { ConversationRef } from '../../conversation/turn-request.ts';
import type { DeskOverrides } from '../../handoff/desk-view.ts';
import type { BlockRecord, KeptRule, NewBlock, RuleRecord } from '../desk-port.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';

const withdrawn = 'withdrawn:';

/** Sets a rule in place of the one of that name, or takes it away. */
export function* setRuleProgram(sql: Sql, { name, value, by, endsAt }: RuleRecord, now: number): Program<void> {
  yield* rowsOf(sql.db.deleteFrom('desk_rules').where('name', '=', name));
  if (value === null) return;
  const record = { name, value, set_by: by, at: now, ends_at: endsAt };
  yield* rowsOf(
    sql.db
      .insertInto('desk_rules')
      .values(record)
      .onConflict((conflict) => conflict.column('name').doUpdateSet(record)),
  );
}

/** The rules that hold at `now`. */
export function* rulesProgram(sql: Sql, now: number): Program<readonly KeptRule[]> {
  const query = sql.db.selectFrom('desk_rules').select(['name', 'value', 'set_by', 'at']);
  const rows = yield* rowsOf(query.where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)])));
  return rows.map(({ name, value, set_by, at }) => ({ name, value, by: set_by, at }));
}

/** Bars whoever began the conversation. Whether there is one. */
export function* blockProgram(sql: Sql, ref: ConversationRef, { id, by, reason }: NewBlock, now: number): Program<boolean> {
  const { channel, conversation } = ref;
  const begun = sql.db.selectFrom('conversations').select('person').where('channel', '=', channel);
  const [found] = yield* rowsOf(begun.where('conversation', '=', conversation).where('erased_at', 'is', null));
  if (found === undefined) return false;
  const record = { channel, conversation, person: found.person, id, set_by: by, reason, at: now };
  yield* rowsOf(
    sql.db
      .insertInto('desk_blocks')
      .values(record)
      .onConflict((conflict) => conflict.doNothing()),
  );
  return true;
}

/** Takes a bar away. Whether there was one. */
export function* unblockProgram(sql: Sql, id: string): Program<boolean> {
  return (yield* rowsOf(sql.db.deleteFrom('desk_blocks').where('id', '=', id).returning('id'))).length > 0;
}

/** Who is barred, the latest first. */
export function* blocksProgram(sql: Sql): Program<readonly BlockRecord[]> {
  const query = sql.db.selectFrom('desk_blocks').select(['id', 'channel', 'person', 'set_by', 'reason', 'at']);
  const rows = yield* rowsOf(query.orderBy('at', 'desc'));
  return rows.map(({ set_by, ...block }) => ({ ...block, by: set_by }));
}

/** All of it in the words of a turn. */
export function* overridesProgram(sql: Sql, now: number): Program<DeskOverrides> {
  const rules = yield* rulesProgram(sql, now);
  const blocks = yield* blocksProgram(sql);
  const cap = rules.find(({ name }) => name === 'cap');
  return {
    closedToday: rules.some(({ name }) => name === 'closed'),
    chatCap: cap === undefined ? null : Number(cap.value),
    withdrawnEntries: rules.flatMap(({ name }) => (name.startsWith(withdrawn) ? [name.slice(withdrawn.length)] : [])),
    blocked: blocks.map(({ channel, person }) => ({ channel, person })),
  };
}
