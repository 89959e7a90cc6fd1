import type { Kysely, Migration } from 'kysely';

/** Calls that families asked for. */
export const callbacksTable: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('callbacks')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('number', 'text', (column) => column.notNull())
    .addColumn('time_from', 'bigint', (column) => column.notNull())
    .addColumn('time_until', 'bigint')
    .addColumn('voicemail', 'bigint', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('requested_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('ended_by', 'text')
    .execute();
  await db.schema.createIndex('callbacks_by_person').on('callbacks').columns(['channel', 'person']).execute();
  await db.schema.createIndex('callbacks_by_conversation').on('callbacks').columns(['channel', 'conversation']).execute();
  await db.schema.createIndex('callbacks_by_status').on('callbacks').columns(['status', 'time_from']).execute();
  await db.schema.createIndex('callbacks_by_code').on('callbacks').column('code').execute();
}
