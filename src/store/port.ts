import type { ConnectionOptions } from 'node:tls';
import type { Clock } from '../clock.ts';
import type { Code } from '../code.ts';
import type { LogRow } from '../conversation/log-row.ts';
import type { ConversationRef, RunTurn, SideRequest, TurnReceipt, TurnRequest } from '../conversation/turn-request.ts';
import type { Log } from '../log.ts';
import type { CallbackStore } from './callback-port.ts';
import type { DeskStore } from './desk-port.ts';
import type { DeskThreadsStore } from './desk-threads-port.ts';
import type { HandoffStore } from './handoff-port.ts';
import type { OutboxStore } from './outbox-port.ts';
import type { Typist } from './typing.ts';

/**
 * Where everything that was said is kept. The same on SQLite and on PostgreSQL: one contract suite runs on both.
 * Every method may reject with a `HelplineError`: `store-busy` (try again in a moment: 503), `conversation-erased`
 * (the person asked to be forgotten: 403), `request-invalid` (an id that can't be kept: 400).
 */
export interface Store {
  /** Runs one turn as one transaction. Resolving means committed to disk: this is the acknowledgement. */
  takeTurn(request: TurnRequest): Promise<TurnReceipt>;
  /**
   * Runs a turn that is not the person's own: an advisor's act, a timer, a hub's status. What it refused is in the receipt.
   * Rejects with `request-invalid` where there is no such conversation.
   */
  takeSideTurn(request: SideRequest): Promise<TurnReceipt>;
  /** The way by which an advisor's desk reads: as `readForFamily`, with the rows for advisors. */
  readForAdvisors(ref: ConversationRef, afterSeq: number, limit: number): Promise<AudienceRead>;
  /**
   * The one way by which a family's client reads: rows for everyone with `seq > afterSeq`, oldest first, at most
   * `limit` (1 or more). A conversation that nothing has happened in yet is empty, not an error.
   */
  readForFamily(ref: ConversationRef, afterSeq: number, limit: number): Promise<AudienceRead>;
  /** Whether a first turn was committed. */
  hasConversation(ref: ConversationRef): Promise<boolean>;
  /**
   * Calls `wake` after commits in this conversation (or in any), on whichever instance they happened. Only a
   * wake-up: it may come too often, and never instead of reading by seq. Returns the way to stop.
   */
  onAppend(target: ConversationRef | 'all', wake: () => void): () => void;
  /** Somebody is writing in a conversation. Heard at once or not at all: nothing of it is kept. */
  tellTyping(ref: ConversationRef, who: Typist): void;
  /** Calls `hear` while that side is writing, on whichever instance. Returns the way to stop. */
  onTyping(ref: ConversationRef, who: Typist, hear: () => void): () => void;
  /** 32 random bytes that sign chat tokens: made once, shared by all instances, the same after a restart. */
  tokenKey(): Promise<Uint8Array>;
  /**
   * Removes one person's rows from every table, and nobody else's. Their conversations stay as empty tombstones, so that
   * a token that is still out there is told "erased" and not "never heard of it".
   */
  erasePerson(who: PersonRef): Promise<Erasure>;
  /** Timers whose time has come, the longest due first, at most `limit`: each asks for a turn of its conversation. */
  dueTimers(limit: number): Promise<readonly DueTimer[]>;
  /** What is held about the person of a conversation. */
  holdings(who: PersonInConversation): Promise<Holdings>;
  /** Gives a conversation the code by which its person comes back to it; an earlier one is good no more. */
  keepContinueCode(who: PersonInConversation, made: ContinueCode): Promise<void>;
  /** Takes a conversation's code away. Whether there was one. */
  revokeContinueCode(who: PersonInConversation): Promise<boolean>;
  /** Whose conversation a code opens; `null` for one that is not good, or not any more. */
  findByContinueCode(code: Code): Promise<PersonInConversation | null>;
  /** Keeps the privacy notice that families are shown, word for word, under its version. */
  keepNotice(version: string, text: string): Promise<void>;
  /** Notes that a person went on under a notice. `false`: this service has never shown one of that version. */
  acceptNotice(who: PersonInConversation, version: string): Promise<boolean>;
  /** Removes whatever has been kept for long enough. Several instances may do so at once. */
  keepRetention(limits: RetentionLimits): Promise<RetentionReport>;
  /** The queue, who is on duty, and what has to be made known. */
  readonly handoffs: HandoffStore;
  /** What is still to be sent. */
  readonly outbox: OutboxStore;
  /** The advisors' channel and its threads. */
  readonly deskThreads: DeskThreadsStore;
  /** Calls that families asked for. */
  readonly callbacks: CallbackStore;
  /** What the advisor desk keeps of its own. */
  readonly desk: DeskStore;
  /**
   * Copies everything that is kept into a new file, as it stood at one moment, and proves that the copy is sound. Rejects with
   * `backup-failed` (the place takes no file, or the copy is not sound; on PostgreSQL always: its own tools do that).
   */
  backUp(path: string): Promise<void>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  /** Finishes what was accepted, then lets go of the database. */
  close(): Promise<void>;
}

/** What a reader may see of a conversation. */
export interface AudienceRead {
  readonly rows: readonly LogRow[];
  /**
   * The watermark that follows: everything up to here was shown or is not for this reader. Never smaller than `afterSeq`,
   * and past private rows at the end, so that a client doesn't ask for them for ever.
   */
  readonly lastSeq: number;
}

/** A timer that a turn has set, and whose it is. */
export type DueTimer = ConversationRef & PersonRef & { readonly name: string };

/** One person on one channel (`from.id`): the key for erasure. */
export interface PersonRef {
  readonly channel: string;
  readonly person: string;
}

/** One person in one conversation that they began. */
export type PersonInConversation = ConversationRef & PersonRef;

/** A code by which a chat is continued, as it is stored; `expiresAt` in milliseconds since 1970. */
export interface ContinueCode {
  readonly code: Code;
  readonly expiresAt: number;
}

/** What is held about a person. Times in milliseconds since 1970; the words themselves come by `readForFamily`. */
export interface Holdings {
  /** How many rows of each table are theirs: every table that holds anything of anybody. */
  readonly tables: Readonly<Record<string, number>>;
  readonly begunAt: number;
  /** When something last happened in the conversation: its time is counted from here. */
  readonly changedAt: number;
  readonly code: ContinueCode | null;
  /** The conversation's state as it was stored, for whoever can read it: it may hold words of the person's own. */
  readonly state: unknown;
  /** The privacy notices that they went on under. */
  readonly notices: readonly { readonly version: string; readonly at: number }[];
}

/** How long each kind of record is kept, in days. */
export interface RetentionLimits {
  /** A conversation and all that belongs to it, from the last thing that happened in it. */
  readonly conversationDays: number;
  /** Which messages were seen: a client that sends one again later than that is answered a second time. */
  readonly receiptDays: number;
  /** Messages that could not be delivered. */
  readonly deliveryDays: number;
  /** Which advisor read what. */
  readonly accessDays: number;
}

/** What was removed because its time was over: numbers only. */
export interface RetentionReport {
  readonly conversations: number;
  /** Rows that ran out by themselves: receipts, undelivered messages, codes, shells. */
  readonly rows: number;
}

/** What an erasure did. */
export interface Erasure {
  /** How many conversations are tombstones now that were not before. */
  readonly conversations: number;
}

/** Where the store is, and what it needs of the rest of the house. */
export type StoreOptions = (SqlitePlace | PostgresPlace) & {
  readonly runTurn: RunTurn;
  readonly clock: Clock;
  readonly log: Log;
};

/** A folder of this machine, for one process: `helpline.sqlite` is made in it. */
export interface SqlitePlace {
  readonly dataDir: string;
}

/** A PostgreSQL database, which several instances may share. */
export interface PostgresPlace {
  readonly databaseUrl: string;
  readonly ssl?: boolean | ConnectionOptions;
  /** Asked anew for each connection, in place of a password in the URL: a token of the machine's identity. */
  readonly password?: () => Promise<string>;
  /** How long a turn waits for its conversation before the client is told to try again. */
  readonly lockWaitMs?: number;
  /** How often to look for appends whose notification was lost. */
  readonly pollMs?: number;
}
