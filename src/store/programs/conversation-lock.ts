import type { ConversationRef, TurnRequest } from '../../conversation/turn-request.ts';
import { HelplineError } from '../../errors.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';
import type { Tables } from '../tables.ts';

/** A row of the table `conversations`. */
export type ConversationRecord = Tables['conversations'];

/** Takes the conversation for this transaction, and makes it when it is new. Throws `conversation-erased`. */
export function* lockConversation(sql: Sql, request: TurnRequest, now: number): Program<ConversationRecord> {
  const known = yield* selectLocked(sql, request);
  if (known !== null) return notErased(known);
  yield* insertConversation(sql, request, now);
  const made = yield* selectLocked(sql, request);
  if (made === null) throw new Error('a conversation that was just made is not there');
  return notErased(made);
}

/** Throws `conversation-erased` for a tombstone; otherwise hands back what it was given. */
export function notErased<Found extends Pick<ConversationRecord, 'erased_at'>>(found: Found): Found {
  if (found.erased_at === null) return found;
  throw new HelplineError('conversation-erased', 'This conversation was erased at its person’s wish. Start a new one.');
}

/** Takes the conversation when it is there. SQLite needs no lock on a row: its transactions run one after another. */
export function* selectLocked(sql: Sql, ref: ConversationRef): Program<ConversationRecord | null> {
  const query = sql.db
    .selectFrom('conversations')
    .selectAll()
    .where('channel', '=', ref.channel)
    .where('conversation', '=', ref.conversation);
  const [found] = yield* rowsOf(query.$if(sql.kind === 'postgres', (plain) => plain.forUpdate()));
  return found ?? null;
}

function* insertConversation(sql: Sql, request: TurnRequest, now: number): Program<void> {
  const { channel, conversation, person } = request;
  const made: ConversationRecord = {
    channel,
    conversation,
    person,
    state: null,
    last_seq: 0,
    created_at: now,
    changed_at: now,
    erased_at: null,
    delivery: null,
    address: null,
  };
  // Another instance may be making it too: both go on to lock the same row.
  yield* rowsOf(
    sql.db
      .insertInto('conversations')
      .values(made)
      .onConflict((conflict) => conflict.doNothing()),
  );
}
