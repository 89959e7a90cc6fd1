import type { LogBody } from '../../conversation/log-row.ts';
import type { ConversationRef } from '../../conversation/turn-request.ts';
import type { CountedFeedback, CountedHandoff, DeskCounts } from '../desk-port.ts';
import { decodeJson } from '../json.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';

const mostUnanswered = 500;
const mostFeedback = 500;

/** What happened since `since`: conversations that began, what messages came to, handoffs, whether answers helped, and words that found no answer. */
export function* countsProgram(sql: Sql, since: number): Program<DeskCounts> {
  return {
    conversations: yield* countConversations(sql, since),
    outcomes: yield* countOutcomes(sql, since),
    handoffs: yield* listHandoffs(sql, since),
    feedback: yield* listFeedback(sql, since),
    unanswered: yield* listUnanswered(sql, since),
  };
}

function* countConversations(sql: Sql, since: number): Program<number> {
  const query = sql.db.selectFrom('conversations').select(({ fn }) => fn.countAll().as('count'));
  const [row] = yield* rowsOf(query.where('created_at', '>=', since));
  return Number(row?.count ?? 0);
}

function* countOutcomes(sql: Sql, since: number): Program<Record<string, number>> {
  const rows = yield* rowsOf(sql.db.selectFrom('log').select('body').where('audience', '=', 'system').where('at', '>=', since));
  const counts: Record<string, number> = {};
  for (const { body } of rows) {
    const read = decodeJson(body) as LogBody;
    if (read.kind === 'decision') counts[read.outcome] = (counts[read.outcome] ?? 0) + 1;
  }
  return counts;
}

function* listHandoffs(sql: Sql, since: number): Program<CountedHandoff[]> {
  const query = sql.db
    .selectFrom('handoffs')
    .select(['status', 'reason', 'waiting_since', 'claimed_at', 'closed_as', 'outcome', 'rating']);
  const rows = yield* rowsOf(query.where('requested_at', '>=', since).where('status', '!=', 'offered'));
  return rows.map(({ waiting_since, claimed_at, closed_as, ...row }) => ({
    ...row,
    waitingSince: waiting_since,
    claimedAt: claimed_at,
    closedAs: closed_as,
  }));
}

/** A decision stands right after the message that it is about. */
function* listUnanswered(sql: Sql, since: number): Program<string[]> {
  const query = sql.db
    .selectFrom('log as decision')
    .innerJoin('log as message', (join) =>
      join
        .onRef('message.channel', '=', 'decision.channel')
        .onRef('message.conversation', '=', 'decision.conversation')
        .on(({ eb, ref }) => eb('message.seq', '=', eb(ref('decision.seq'), '-', 1))),
    )
    .select('message.body')
    .where('decision.audience', '=', 'system')
    .where('decision.at', '>=', since)
    .where('decision.body', 'like', '{"kind":"decision","outcome":"unknown"%')
    .orderBy('decision.at', 'desc')
    .limit(mostUnanswered);
  return (yield* rowsOf(query)).flatMap(({ body }) => {
    const read = decodeJson(body) as LogBody;
    return read.kind === 'inbound' && read.input.kind === 'said' ? [read.input.text] : [];
  });
}

function* listFeedback(sql: Sql, since: number): Program<CountedFeedback[]> {
  const query = sql.db.selectFrom('log').select(['channel', 'conversation', 'body']).where('audience', '=', 'system');
  const latest = query.where('at', '>=', since).where('body', 'like', '{"kind":"feedback"%').orderBy('at', 'desc');
  const counted: CountedFeedback[] = [];
  for (const { channel, conversation, body } of yield* rowsOf(latest.limit(mostFeedback))) {
    const read = decodeJson(body) as LogBody;
    if (read.kind !== 'feedback') continue;
    const entries = read.about === null ? [] : yield* entriesBefore(sql, { channel, conversation }, read.about);
    counted.push({ isGood: read.isGood, entries });
  }
  return counted;
}

/** The entries of the decision that led to what stands at `seq`: the last one before it. */
function* entriesBefore(sql: Sql, { channel, conversation }: ConversationRef, seq: number): Program<readonly string[]> {
  const query = sql.db.selectFrom('log').select('body').where('channel', '=', channel).where('conversation', '=', conversation);
  const decisions = query.where('seq', '<', seq).where('audience', '=', 'system').where('body', 'like', '{"kind":"decision"%');
  const [last] = yield* rowsOf(decisions.orderBy('seq', 'desc').limit(1));
  const read = last && (decodeJson(last.body) as LogBody);
  return read?.kind === 'decision' ? read.entries : [];
}
