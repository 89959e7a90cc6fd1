import type { Kysely, Migration } from 'kysely';

/** Codes for coming back to a chat, and which privacy notice each person went on under. */
export const continuingAndNotices: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await createContinueCodes(db);
  await createNoticeAcceptances(db);
  await createNoticeTexts(db);
}

async function createContinueCodes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('continue_codes')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('code', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('continue_codes_key', ['channel', 'conversation'])
    .execute();
  await db.schema.createIndex('continue_codes_by_person').on('continue_codes').columns(['channel', 'person']).execute();
}

async function createNoticeAcceptances(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('notice_acceptances')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('notice_acceptances_key', ['channel', 'conversation', 'version'])
    .execute();
  await db.schema.createIndex('notice_acceptances_by_person').on('notice_acceptances').columns(['channel', 'person']).execute();
}

async function createNoticeTexts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('notice_texts')
    .addColumn('version', 'text', (column) => column.notNull().primaryKey())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
}
