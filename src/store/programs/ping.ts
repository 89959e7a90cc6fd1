import { type Program, rowsOf, type Sql } from '../program.ts';

/** The cheapest question that only a database in working order answers. */
export function* pingProgram(sql: Sql): Program<void> {
  yield* rowsOf(sql.db.selectFrom('secrets').select('name').limit(1));
}
