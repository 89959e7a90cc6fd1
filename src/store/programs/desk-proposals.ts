import type { ProposalRecord } from '../desk-port.ts';
import { decodeJson, encodeJson } from '../json.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';

const mostListed = 300;

/** Keeps what an advisor proposes. */
export function* keepProposalProgram(sql: Sql, { id, at, by, status, body }: ProposalRecord): Program<void> {
  yield* rowsOf(sql.db.insertInto('desk_proposals').values({ id, at, proposed_by: by, status, body: encodeJson(body) }));
}

/** What is proposed, the latest first. */
export function* proposalsProgram(sql: Sql): Program<readonly ProposalRecord[]> {
  const rows = yield* rowsOf(sql.db.selectFrom('desk_proposals').selectAll().orderBy('at', 'desc').limit(mostListed));
  return rows.map(({ id, at, proposed_by, status, body }) => ({ id, at, by: proposed_by, status, body: decodeJson(body) }));
}

/** Notes what came of a proposal. Whether there is one. */
export function* setProposalStatusProgram(sql: Sql, id: string, status: string): Program<boolean> {
  const update = sql.db.updateTable('desk_proposals').set({ status }).where('id', '=', id);
  return (yield* rowsOf(update.returning('id'))).length > 0;
}
