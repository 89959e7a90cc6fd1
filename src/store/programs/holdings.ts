import { decodeJson } from '../json.ts';
import type { Holdings, PersonInConversation, PersonRef } from '../port.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';
import { type PersonTable, personTables } from '../tables.ts';
import { lockOwnConversation } from './own-conversation.ts';

/** What is held about a person: how many rows of every table are theirs, and what of it they can be told by itself. */
export function* holdingsProgram(sql: Sql, who: PersonInConversation, now: number): Program<Holdings> {
  const { created_at, changed_at, state } = yield* lockOwnConversation(sql, who);
  const tables: Record<string, number> = {};
  for (const table of personTables) tables[table] = yield* countRows(sql, table, who);
  return {
    tables,
    begunAt: created_at,
    changedAt: changed_at,
    state: decodeJson(state),
    code: yield* codeOf(sql, who, now),
    notices: yield* noticesOf(sql, who),
  };
}

function* countRows(sql: Sql, table: PersonTable, { channel, person }: PersonRef): Program<number> {
  const query = sql.db.selectFrom(table).select(({ fn }) => fn.countAll().as('rows'));
  const [count] = yield* rowsOf(query.where('channel', '=', channel).where('person', '=', person));
  return Number(count?.rows ?? 0);
}

function* codeOf(sql: Sql, { channel, conversation }: PersonInConversation, now: number): Program<Holdings['code']> {
  const query = sql.db.selectFrom('continue_codes').select(['code', 'expires_at']).where('channel', '=', channel);
  const [found] = yield* rowsOf(query.where('conversation', '=', conversation).where('expires_at', '>', now));
  return found ? { code: found.code, expiresAt: found.expires_at } : null;
}

function* noticesOf(sql: Sql, { channel, person }: PersonRef): Program<Holdings['notices']> {
  const query = sql.db.selectFrom('notice_acceptances').select(['version', 'at']).where('channel', '=', channel);
  return yield* rowsOf(query.where('person', '=', person).orderBy('at'));
}
