import type { Code } from '../../code.ts';
import type { ContinueCode, PersonInConversation } from '../port.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';
import { lockOwnConversation } from './own-conversation.ts';

/** Gives the conversation `made` as its code; the one that it had before is good no more. */
export function* keepCodeProgram(sql: Sql, who: PersonInConversation, made: ContinueCode, now: number): Program<void> {
  yield* lockOwnConversation(sql, who);
  yield* deleteCode(sql, who);
  const { channel, conversation, person } = who;
  const record = { channel, conversation, person, code: made.code, created_at: now, expires_at: made.expiresAt };
  yield* rowsOf(sql.db.insertInto('continue_codes').values(record));
}

/** Takes the conversation's code away. Whether there was one. */
export function* revokeCodeProgram(sql: Sql, who: PersonInConversation): Program<boolean> {
  yield* lockOwnConversation(sql, who);
  return yield* deleteCode(sql, who);
}

/** Whose conversation a code opens; `null` for one that was never given out, was revoked, or has run out. */
export function* findByCodeProgram(sql: Sql, code: Code, now: number): Program<PersonInConversation | null> {
  const query = sql.db.selectFrom('continue_codes').select(['channel', 'conversation', 'person']);
  const [found] = yield* rowsOf(query.where('code', '=', code).where('expires_at', '>', now));
  return found ?? null;
}

function* deleteCode(sql: Sql, { channel, conversation }: PersonInConversation): Program<boolean> {
  const query = sql.db.deleteFrom('continue_codes').where('channel', '=', channel).where('conversation', '=', conversation);
  return (yield* rowsOf(query.returning('code'))).length > 0;
}
