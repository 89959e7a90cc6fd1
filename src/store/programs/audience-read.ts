import type { Audience } from '../../conversation/log-row.ts';
import type { ConversationRef } from '../../conversation/turn-request.ts';
import type { AudienceRead } from '../port.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';
import { type ConversationRecord, notErased } from './conversation-lock.ts';
import { toLogRow } from './log-rows.ts';

/** What a family may see after `afterSeq`: rows for everyone, and how far that takes their watermark. */
export function familyReadProgram(sql: Sql, ref: ConversationRef, afterSeq: number, limit: number): Program<AudienceRead> {
  return audienceReadProgram(sql, ref, ['all'], afterSeq, limit);
}

/** What advisors may see: beside what everyone may, what is for them alone. */
export function advisorsReadProgram(sql: Sql, ref: ConversationRef, afterSeq: number, limit: number): Program<AudienceRead> {
  return audienceReadProgram(sql, ref, ['all', 'advisors'], afterSeq, limit);
}

function* audienceReadProgram(
  sql: Sql,
  ref: ConversationRef,
  audiences: readonly Audience[],
  afterSeq: number,
  limit: number,
): Program<AudienceRead> {
  const conversation = yield* findConversation(sql, ref);
  if (conversation === null) return { rows: [], lastSeq: afterSeq };
  const log = sql.db
    .selectFrom('log')
    .selectAll()
    .where('channel', '=', ref.channel)
    .where('conversation', '=', ref.conversation);
  // Bounded by the seq that was read first: a row that is appended between the two reads waits for the next one.
  const unseen = log.where('seq', '>', afterSeq).where('seq', '<=', conversation.last_seq).where('audience', 'in', audiences);
  const rows = (yield* rowsOf(unseen.orderBy('seq').limit(limit))).map(toLogRow);
  const covered = rows.length < limit ? conversation.last_seq : (rows.at(-1)?.seq ?? afterSeq);
  return { rows, lastSeq: Math.max(afterSeq, covered) };
}

/** Whether a first turn was committed. Throws `conversation-erased`. */
export function* hasConversationProgram(sql: Sql, ref: ConversationRef): Program<boolean> {
  return (yield* findConversation(sql, ref)) !== null;
}

function* findConversation(sql: Sql, ref: ConversationRef): Program<Pick<ConversationRecord, 'last_seq' | 'erased_at'> | null> {
  const query = sql.db.selectFrom('conversations').select(['last_seq', 'erased_at']);
  const [found] = yield* rowsOf(query.where('channel', '=', ref.channel).where('conversation', '=', ref.conversation));
  return found === undefined ? null : notErased(found);
}
