/** Whose a row is, and of which conversation. */
const somebodys = { channel: 'text', conversation: 'text', person: 'text' } as const;

/**
 * Every table, its columns, whose data it holds and how long it is kept: the one place that erasure and retention go by.
 * A test holds it against the schema that the migrations make.
 */
export const tables = {
  /** One row a conversation: its lock, its state, and what stays of it after erasure. */
  conversations: {
    holds: 'person',
    retention: 'conversation',
    columns: {
      ...somebodys,
      state: 'text | null',
      last_seq: 'number',
      created_at: 'number',
      changed_at: 'number',
      erased_at: 'number | null',
      delivery: 'text | null',
      address: 'text | null',
    },
  },
  /** The append-only log: transcript, watermark and desk view in one. */
  log: {
    holds: 'person',
    retention: 'conversation',
    columns: {
      ...somebodys,
      seq: 'number',
      audience: 'text',
      sender: 'text',
      at: 'number',
      client_key: 'text | null',
      body: 'text',
    },
  },
  /** Which keys were seen, and which rows their first delivery gave. */
  turns: {
    holds: 'person',
    retention: 'receipt',
    columns: { ...somebodys, key: 'text', first_seq: 'number', last_seq: 'number', at: 'number' },
  },
  /** What is due to happen in a conversation, one row a name. */
  timers: {
    holds: 'person',
    retention: 'conversation',
    columns: { ...somebodys, name: 'text', due_at: 'number' },
  },
  /** Log rows that are sent to somebody, in the order of their seq: when they are due, how the channel names them, why they failed. */
  outbox: {
    holds: 'person',
    retention: 'delivery',
    columns: {
      ...somebodys,
      target: 'text',
      seq: 'number',
      handoff: 'text | null',
      created_at: 'number',
      due_at: 'number',
      tries: 'number',
      sent_at: 'number | null',
      sent_id: 'text | null',
      failed_at: 'number | null',
      failure: 'text | null',
    },
  },
  /** Codes by which a person comes back to a chat later or on another device: one a conversation, until it is revoked. */
  continue_codes: {
    holds: 'person',
    retention: 'code',
    columns: { ...somebodys, code: 'text', created_at: 'number', expires_at: 'number' },
  },
  /** Which privacy notice stood before the person's first message, and when they went on. */
  notice_acceptances: {
    holds: 'person',
    retention: 'conversation',
    columns: { ...somebodys, version: 'text', at: 'number' },
  },
  /** Handoffs to a person, one row each: what the desk lists. The truth is in the conversation's state; a turn writes both. */
  handoffs: {
    holds: 'person',
    retention: 'conversation',
    columns: {
      ...somebodys,
      id: 'text',
      status: 'text',
      reason: 'text',
      flag: 'text | null',
      requested_at: 'number',
      waiting_since: 'number',
      claimed_at: 'number | null',
      closed_at: 'number | null',
      closed_as: 'text | null',
      outcome: 'text | null',
      advisor: 'text | null',
      advisor_name: 'text | null',
      rating: 'number | null',
      code: 'text | null',
      changed_at: 'number',
      body: 'text',
    },
  },
  /** Calls that families asked for: kept when they were made or cancelled, so that their code says so. */
  callbacks: {
    holds: 'person',
    retention: 'conversation',
    columns: {
      ...somebodys,
      id: 'text',
      code: 'text',
      name: 'text',
      number: 'text',
      time_from: 'number',
      time_until: 'number | null',
      voicemail: 'number',
      status: 'text',
      requested_at: 'number',
      ended_at: 'number | null',
      ended_by: 'text | null',
    },
  },
  /** What somebody outside the desk has still to be told: ids and codes alone. A row goes when it was told. */
  alerts: {
    holds: 'person',
    retention: 'delivery',
    columns: {
      ...somebodys,
      id: 'text',
      kind: 'text',
      handoff: 'text | null',
      raised_at: 'number',
      due_at: 'number',
      tries: 'number',
    },
  },
  /** Who answers at the desk: by the id of their sign-in, with the name that families see, and when they were last heard of. */
  advisors: {
    holds: 'staff',
    retention: 'service',
    columns: { id: 'text', name: 'text', role: 'text', status: 'text', seen_at: 'number', created_at: 'number' },
  },
  /** The thread in the advisors' channel for each handoff: ids of another service alone. */
  desk_threads: {
    holds: 'person',
    retention: 'conversation',
    columns: { ...somebodys, handoff: 'text', thread: 'text', card: 'text', at: 'number' },
  },
  /** The channel of another service that advisors chose to work in. */
  desk_channels: {
    holds: 'staff',
    retention: 'service',
    columns: { name: 'text', address: 'text', set_by: 'text', at: 'number' },
  },
  /** Who is signed in at the desk: the digest of a secret that their browser has. */
  desk_sessions: {
    holds: 'staff',
    retention: 'session',
    columns: {
      id: 'text',
      advisor: 'text',
      name: 'text',
      roles: 'text',
      begun_at: 'number',
      seen_at: 'number',
      ends_at: 'number',
    },
  },
  /** Who read which chat, callbacks or code, and when: ids alone, so that it may outlive what was read. */
  desk_access: {
    holds: 'staff',
    retention: 'access',
    columns: { id: 'text', at: 'number', advisor: 'text', what: 'text', target: 'text' },
  },
  /** What a lead has set: the chat cap, the desk closed today, entries withdrawn today. */
  desk_rules: {
    holds: 'staff',
    retention: 'session',
    columns: { name: 'text', value: 'text', set_by: 'text', at: 'number', ends_at: 'number | null' },
  },
  /** Who may not talk to an advisor any more. */
  desk_blocks: {
    holds: 'person',
    retention: 'conversation',
    columns: { ...somebodys, id: 'text', set_by: 'text', reason: 'text', at: 'number' },
  },
  /** What advisors propose for the knowledge, in their own words. */
  desk_proposals: {
    holds: 'staff',
    retention: 'service',
    columns: { id: 'text', at: 'number', proposed_by: 'text', status: 'text', body: 'text' },
  },
  /** Every privacy notice that families were ever shown, word for word. */
  notice_texts: {
    holds: 'nobody',
    retention: 'service',
    columns: { version: 'text', text: 'text', created_at: 'number' },
  },
  /** What the instances share and nobody else may know. */
  secrets: {
    holds: 'nobody',
    retention: 'service',
    columns: { name: 'text', value: 'text', created_at: 'number' },
  },
} as const satisfies Record<string, TableRule>;

/** What has to be said of a table before it may exist. */
interface TableRule {
  /**
   * `person`: the columns `channel` and `person` say whose each row is. `staff`: of the charity's own people, nothing of a
   * family but ids. `nobody`: no personal data.
   */
  readonly holds: 'person' | 'staff' | 'nobody';
  readonly retention: RetentionClass;
  readonly columns: Readonly<Record<string, ColumnKind>>;
}

/**
 * Kinds of record that the retention settings tell apart; `session` ends by itself at a time of its own, `service` is kept for as
 * long as the service is.
 */
export type RetentionClass = 'conversation' | 'receipt' | 'delivery' | 'code' | 'access' | 'session' | 'service';

type ColumnKind = 'text' | 'text | null' | 'number' | 'number | null';

/** The schema as Kysely types it. */
export type Tables = { -readonly [T in keyof typeof tables]: Row<(typeof tables)[T]['columns']> };

type Row<Columns> = { -readonly [C in keyof Columns]: Value<Columns[C]> };

type Value<Kind> = Kind extends 'text'
  ? string
  : Kind extends 'text | null'
    ? string | null
    : Kind extends 'number'
      ? number
      : number | null;

/** The tables whose rows are somebody's. */
export const personTables = Object.entries(tables).flatMap(([name, rule]) =>
  rule.holds === 'person' ? [name as PersonTable] : [],
);

/** A table whose rows are somebody's. */
export type PersonTable = {
  [T in keyof typeof tables]: (typeof tables)[T]['holds'] extends 'person' ? T : never;
}[keyof typeof tables];
