import { randomBytes } from 'node:crypto';
import { type Program, rowsOf, type Sql } from '../program.ts';

const name = 'token-key';

/** The key that signs chat tokens; made by whichever instance asks first. */
export function* tokenKeyProgram(sql: Sql, now: number): Program<Uint8Array> {
  const known = yield* findKey(sql);
  if (known !== null) return known;
  const value = randomBytes(32).toString('base64');
  yield* rowsOf(
    sql.db
      .insertInto('secrets')
      .values({ name, value, created_at: now })
      .onConflict((conflict) => conflict.doNothing()),
  );
  // Not `value`: another instance may have been first.
  const kept = yield* findKey(sql);
  if (kept === null) throw new Error('a token key that was just made is not there');
  return kept;
}

function* findKey(sql: Sql): Program<Uint8Array | null> {
  const [found] = yield* rowsOf(sql.db.selectFrom('secrets').select('value').where('name', '=', name));
  return found === undefined ? null : new Uint8Array(Buffer.from(found.value, 'base64'));
}
