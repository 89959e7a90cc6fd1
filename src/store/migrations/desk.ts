import type { Kysely, Migration } from 'kysely';

/** Who is signed in at the desk, who read what, what a lead has set, who is barred, what is proposed. */
export const deskTables: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await createSessions(db);
  await createAccessLog(db);
  await createRules(db);
  await createBlocks(db);
  await createProposals(db);
  // Insights count decisions of the last days: a small part of the log.
  await db.schema
    .createIndex('log_by_decision_time')
    .on('log')
    .columns(['audience', 'at'])
    .where('audience', '=', 'system')
    .execute();
}

async function createSessions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('desk_sessions')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('advisor', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('roles', 'text', (column) => column.notNull())
    .addColumn('begun_at', 'bigint', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .addColumn('ends_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('desk_sessions_by_advisor').on('desk_sessions').column('advisor').execute();
}

async function createAccessLog(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('desk_access')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('advisor', 'text', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('desk_access_by_time').on('desk_access').column('at').execute();
}

async function createRules(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('desk_rules')
    .addColumn('name', 'text', (column) => column.notNull().primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('set_by', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('ends_at', 'bigint')
    .execute();
}

async function createBlocks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('desk_blocks')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('set_by', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('desk_blocks_key', ['channel', 'person'])
    .execute();
}

async function createProposals(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('desk_proposals')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('proposed_by', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
}
