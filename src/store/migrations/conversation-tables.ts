import type { CreateTableBuilder, Kysely, Migration } from 'kysely';

/** Conversations, their log, what makes a turn happen once, timers, sends that wait, and the instances' shared secrets. */
export const conversationTables: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await createConversations(db);
  await createLog(db);
  await createTurns(db);
  await createTimers(db);
  await createOutbox(db);
  await createSecrets(db);
}

async function createConversations(db: Kysely<unknown>): Promise<void> {
  await somebodys(db, 'conversations')
    .addColumn('state', 'text')
    .addColumn('last_seq', 'bigint', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addColumn('erased_at', 'bigint')
    .addPrimaryKeyConstraint('conversations_key', ['channel', 'conversation'])
    .execute();
  await indexByPerson(db, 'conversations');
}

async function createLog(db: Kysely<unknown>): Promise<void> {
  await somebodys(db, 'log')
    .addColumn('seq', 'bigint', (column) => column.notNull())
    // The narrowest audience, so that a row that says nothing is shown to nobody.
    .addColumn('audience', 'text', (column) => column.notNull().defaultTo('system'))
    .addColumn('sender', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('client_key', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('log_key', ['channel', 'conversation', 'seq'])
    .execute();
  await indexByPerson(db, 'log');
}

async function createTurns(db: Kysely<unknown>): Promise<void> {
  await somebodys(db, 'turns')
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('first_seq', 'bigint', (column) => column.notNull())
    .addColumn('last_seq', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('turns_key', ['channel', 'conversation', 'key'])
    .execute();
  await indexByPerson(db, 'turns');
}

async function createTimers(db: Kysely<unknown>): Promise<void> {
  await somebodys(db, 'timers')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('timers_key', ['channel', 'conversation', 'name'])
    .execute();
  await db.schema.createIndex('timers_by_due').on('timers').column('due_at').execute();
  await indexByPerson(db, 'timers');
}

async function createOutbox(db: Kysely<unknown>): Promise<void> {
  await somebodys(db, 'outbox')
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('outbox_key', ['channel', 'conversation', 'seq'])
    .execute();
  await indexByPerson(db, 'outbox');
}

async function createSecrets(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('secrets')
    .addColumn('name', 'text', (column) => column.notNull().primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
}

/** A table whose rows say whose they are, and in which conversation. */
function somebodys(db: Kysely<unknown>, name: string): CreateTableBuilder<string, 'channel' | 'conversation' | 'person'> {
  return db.schema
    .createTable(name)
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull());
}

async function indexByPerson(db: Kysely<unknown>, table: string): Promise<void> {
  await db.schema.createIndex(`${table}_by_person`).on(table).columns(['channel', 'person']).execute();
}
