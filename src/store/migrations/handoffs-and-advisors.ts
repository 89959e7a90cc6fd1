import type { Kysely, Migration } from 'kysely';

/** The desk's queue, who answers at it, who has to be told, and how replies reach a conversation whose person is not asking just now. */
export const handoffsAndAdvisors: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await createHandoffs(db);
  await createAlerts(db);
  await createAdvisors(db);
  await db.schema.alterTable('conversations').addColumn('delivery', 'text').execute();
}

async function createHandoffs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('handoffs')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('flag', 'text')
    .addColumn('requested_at', 'bigint', (column) => column.notNull())
    .addColumn('waiting_since', 'bigint', (column) => column.notNull())
    .addColumn('claimed_at', 'bigint')
    .addColumn('closed_at', 'bigint')
    .addColumn('closed_as', 'text')
    .addColumn('outcome', 'text')
    .addColumn('advisor', 'text')
    .addColumn('advisor_name', 'text')
    .addColumn('rating', 'bigint')
    .addColumn('code', 'text')
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('handoffs_by_person').on('handoffs').columns(['channel', 'person']).execute();
  await db.schema.createIndex('handoffs_by_conversation').on('handoffs').columns(['channel', 'conversation']).execute();
  await db.schema.createIndex('handoffs_by_status').on('handoffs').columns(['status', 'waiting_since']).execute();
  await db.schema.createIndex('handoffs_by_code').on('handoffs').column('code').execute();
}

async function createAlerts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('alerts')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('handoff', 'text')
    .addColumn('raised_at', 'bigint', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('tries', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('alerts_by_person').on('alerts').columns(['channel', 'person']).execute();
  await db.schema.createIndex('alerts_by_due').on('alerts').column('due_at').execute();
}

async function createAdvisors(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('advisors')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
}
