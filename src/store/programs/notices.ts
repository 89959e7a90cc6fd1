import type { PersonInConversation } from '../port.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';
import { lockOwnConversation } from './own-conversation.ts';

/** Keeps a privacy notice word for word, under its version, for as long as the service lives. */
export function* keepNoticeProgram(sql: Sql, version: string, text: string, now: number): Program<void> {
  const insert = sql.db.insertInto('notice_texts').values({ version, text, created_at: now });
  yield* rowsOf(insert.onConflict((conflict) => conflict.doNothing()));
}

/** Notes that the person went on under a notice; the first time counts. Whether the service ever showed that notice. */
export function* acceptNoticeProgram(sql: Sql, who: PersonInConversation, version: string, now: number): Program<boolean> {
  yield* lockOwnConversation(sql, who);
  const known = yield* rowsOf(sql.db.selectFrom('notice_texts').select('version').where('version', '=', version));
  if (known.length === 0) return false;
  const { channel, conversation, person } = who;
  const insert = sql.db.insertInto('notice_acceptances').values({ channel, conversation, person, version, at: now });
  yield* rowsOf(insert.onConflict((conflict) => conflict.doNothing()));
  return true;
}
