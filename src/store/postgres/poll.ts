import type { ConversationRef } from '../../conversation/turn-request.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';
import { conversationName, type WakeUps } from '../wake-ups.ts';

/** So many conversations are asked about in one query. */
const chunkSize = 500;

/** One look at the conversations that somebody waits for: wakes those that changed since the last look. */
export function createPoll(sql: Sql, wakeUps: WakeUps): () => Program<void> {
  let seen = new Map<string, string>();

  return function* poll() {
    const found = new Map<string, string>();
    const waitedFor = wakeUps.waitedFor();
    for (let start = 0; start < waitedFor.length; start += chunkSize) {
      for (const row of yield* readMarks(sql, waitedFor.slice(start, start + chunkSize))) {
        const name = conversationName(row);
        const mark = `${row.last_seq} ${row.changed_at}`;
        found.set(name, mark);
        // The first look knows nothing of before: better once too often.
        if (seen.get(name) !== mark) wakeUps.wake(row);
      }
    }
    seen = found;
    wakeUps.wakeGeneral();
  };
}

function* readMarks(sql: Sql, refs: readonly ConversationRef[]) {
  const query = sql.db.selectFrom('conversations').select(['channel', 'conversation', 'last_seq', 'changed_at']);
  return yield* rowsOf(
    query.where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('channel', 'conversation'),
        'in',
        refs.map((ref) => tuple(ref.channel, ref.conversation)),
      ),
    ),
  );
}
