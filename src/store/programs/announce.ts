import { sql as raw } from 'kysely';
import type { ConversationRef } from '../../conversation/turn-request.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';

/** The PostgreSQL channel on which instances tell one another where something happened. */
export const announcementChannel = 'helpline_append';

/** Tells the other instances, once this transaction is committed. Ids only; SQLite has no other instances. */
export function* announce(sql: Sql, ref: ConversationRef): Program<void> {
  if (sql.kind === 'sqlite') return;
  const payload = JSON.stringify([sql.instance, ref.channel, ref.conversation]);
  const notify = raw`select pg_notify(${announcementChannel}, ${payload})`;
  yield* rowsOf({ compile: () => notify.compile(sql.db) });
}

/** What another instance announced; `null` for our own, which were woken at their commit, and for what is not ours at all. */
export function readAnnouncement(sql: Sql, payload: string): ConversationRef | null {
  const [instance, channel, conversation] = parseList(payload);
  if (typeof channel !== 'string' || typeof conversation !== 'string' || instance === sql.instance) return null;
  return { channel, conversation };
}

/** Anyone who can reach the database can send anything: it must not end the process. */
function parseList(payload: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(payload);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}
