import type { ConversationRef } from '../../conversation/turn-request.ts';
import type { PersonRef } from '../port.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';
import { personTables } from '../tables.ts';
import { announce } from './announce.ts';

/**
 * Removes a person: their rows in every table, and what a conversation remembers of what they said. The conversations
 * that they began are returned; these stay as tombstones without a person. Rows that somebody else left in one of them
 * are that person's, and stay until they go or are erased themselves; nobody can read them any more.
 */
export function* erasureProgram(sql: Sql, who: PersonRef, now: number): Program<readonly ConversationRef[]> {
  const touched = yield* lockConversationsWith(sql, who);
  for (const table of personTables) {
    if (table === 'conversations') continue;
    yield* rowsOf(sql.db.deleteFrom(table).where('channel', '=', who.channel).where('person', '=', who.person));
  }
  for (const { conversation } of touched) yield* forgetState(sql, { channel: who.channel, conversation }, now);
  yield* buryConversations(sql, who, now);
  const begun = touched
    .filter((found) => found.person === who.person)
    .map(({ conversation }) => ({ channel: who.channel, conversation }));
  for (const ref of begun) yield* announce(sql, ref);
  return begun;
}

/** Begun by them or spoken in by them; locked in one order, so that two erasures don't wait for each other. */
function* lockConversationsWith(sql: Sql, who: PersonRef): Program<readonly { conversation: string; person: string }[]> {
  const spokenIn = sql.db
    .selectFrom('log')
    .select('conversation')
    .where('channel', '=', who.channel)
    .where('person', '=', who.person);
  const query = sql.db
    .selectFrom('conversations')
    .select(['conversation', 'person'])
    .where('channel', '=', who.channel)
    .where((where) => where.or([where('person', '=', who.person), where('conversation', 'in', spokenIn)]))
    .orderBy('conversation');
  return yield* rowsOf(query.$if(sql.kind === 'postgres', (plain) => plain.forUpdate()));
}

function* forgetState(sql: Sql, ref: ConversationRef, now: number): Program<void> {
  const update = sql.db.updateTable('conversations').set({ state: null, changed_at: now });
  yield* rowsOf(update.where('channel', '=', ref.channel).where('conversation', '=', ref.conversation));
}

function* buryConversations(sql: Sql, who: PersonRef, now: number): Program<void> {
  const update = sql.db.updateTable('conversations').set({ person: '', address: null, erased_at: now });
  yield* rowsOf(update.where('channel', '=', who.channel).where('person', '=', who.person));
}
