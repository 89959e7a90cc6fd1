import { type Kysely, type Migration, Migrator } from 'kysely';
import { HelplineError } from '../errors.ts';
import { callbacksTable } from './migrations/callbacks.ts';
import { continuingAndNotices } from './migrations/continuing-and-notices.ts';
import { conversationTables } from './migrations/conversation-tables.ts';
import { deliveries } from './migrations/deliveries.ts';
import { deskTables } from './migrations/desk.ts';
import { handoffsAndAdvisors } from './migrations/handoffs-and-advisors.ts';

/** In order of name. One that was released is never changed: a new one is added. */
const migrations: Record<string, Migration> = {
  '0001-conversation-tables': conversationTables,
  '0002-continuing-and-notices': continuingAndNotices,
  '0003-handoffs-and-advisors': handoffsAndAdvisors,
  '0004-callbacks': callbacksTable,
  '0005-desk': deskTables,
  '0006-deliveries': deliveries,
};

/** Brings the schema up to date. Instances that start together wait for one another. */
export async function migrate<Schema>(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw isFromTheFuture(error) ? newerStore(error) : error;
}

/** Kysely has no code for it: the database knows a migration that this version does not. */
function isFromTheFuture(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('corrupted migrations: previously executed migration');
}

function newerStore(cause: unknown): HelplineError {
  const what = 'The store was written by a newer version of the assistant.';
  return new HelplineError('store-unusable', `${what} Start that version, or restore a backup made before it.`, { cause });
}
