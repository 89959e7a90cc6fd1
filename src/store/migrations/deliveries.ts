import { type Kysely, type Migration, sql as raw } from 'kysely';

/** Sends with their tries and ids, where a conversation is reached, and the advisors' threads in a channel of theirs. */
export const deliveries: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('conversations').addColumn('address', 'text').execute();
  // Nothing was ever sent from the old one: no channel had this delivery.
  await db.schema.dropTable('outbox').execute();
  await createOutbox(db);
  await createThreads(db);
  await db.schema
    .createTable('desk_channels')
    .addColumn('name', 'text', (column) => column.notNull().primaryKey())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('set_by', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
}

async function createOutbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('outbox')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('handoff', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('tries', 'bigint', (column) => column.notNull())
    .addColumn('sent_at', 'bigint')
    .addColumn('sent_id', 'text')
    .addColumn('failed_at', 'bigint')
    .addColumn('failure', 'text')
    .addPrimaryKeyConstraint('outbox_key_2', ['channel', 'conversation', 'target', 'seq'])
    .execute();
  await db.schema.createIndex('outbox_by_person_2').on('outbox').columns(['channel', 'person']).execute();
  await db.schema
    .createIndex('outbox_open')
    .on('outbox')
    .columns(['due_at'])
    .where(raw.ref('sent_at'), 'is', null)
    .where(raw.ref('failed_at'), 'is', null)
    .execute();
}

async function createThreads(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('desk_threads')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('handoff', 'text', (column) => column.notNull().primaryKey())
    .addColumn('thread', 'text', (column) => column.notNull())
    .addColumn('card', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('desk_threads_by_person').on('desk_threads').columns(['channel', 'person']).execute();
  await db.schema.createIndex('desk_threads_by_thread').on('desk_threads').column('thread').execute();
}
