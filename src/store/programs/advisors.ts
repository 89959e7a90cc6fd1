import type { ConversationRef } from '../../conversation/turn-request.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';

/** When the advisor who talks in a conversation was last heard of, in milliseconds since 1970; `null`: nobody talks there. */
export function* lastHeardOf(sql: Sql, { channel, conversation }: ConversationRef): Program<number | null> {
  const query = sql.db
    .selectFrom('handoffs')
    .innerJoin('advisors', 'advisors.id', 'handoffs.advisor')
    .select('advisors.seen_at')
    .where('handoffs.channel', '=', channel)
    .where('handoffs.conversation', '=', conversation)
    .where('handoffs.status', '=', 'active');
  const [found] = yield* rowsOf(query);
  return found?.seen_at ?? null;
}
