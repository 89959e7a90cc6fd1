import { sql as raw } from 'kysely';
import type { ConversationRef } from '../../conversation/turn-request.ts';
import { type Program, rowsOf, type Sql } from '../program.ts';
import { type Typist, typists } from '../typing.ts';

/** The PostgreSQL channel on which instances tell one another where something happened. */
export const announcementChannel = 'helpline_append';

/** Tells the other instances, once this transaction is committed. Ids only; SQLite has no other instances. */
export function* announce(sql: Sql, ref: ConversationRef): Program<void> {
  yield* notifyOthers(sql, [ref.channel, ref.conversation]);
}

/** Tells the other instances who is writing. Nothing of it is kept. */
export function* announceTyping(sql: Sql, ref: ConversationRef, who: Typist): Program<void> {
  yield* notifyOthers(sql, [ref.channel, ref.conversation, who]);
}

function* notifyOthers(sql: Sql, words: readonly string[]): Program<void> {
  if (sql.kind === 'sqlite') return;
  const payload = JSON.stringify([sql.instance, ...words]);
  const notify = raw`select pg_notify(${announcementChannel}, ${payload})`;
  yield* rowsOf({ compile: () => notify.compile(sql.db) });
}

/** What another instance says of a conversation: that something was appended, or that somebody is writing. */
export interface Announcement {
  readonly ref: ConversationRef;
  readonly typing: Typist | null;
}

/** What another instance announced; `null` for our own, which were woken at their commit, and for what is not ours at all. */
export function readAnnouncement(sql: Sql, payload: string): Announcement | null {
  const [instance, channel, conversation, who] = parseList(payload);
  if (typeof channel !== 'string' || typeof conversation !== 'string' || instance === sql.instance) return null;
  return { ref: { channel, conversation }, typing: typists.find((typist) => typist === who) ?? null };
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
