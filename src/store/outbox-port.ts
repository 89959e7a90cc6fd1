import type { LogRow } from '../conversation/log-row.ts';
import type { ConversationRef } from '../conversation/turn-request.ts';

/** To whom a row of a log is sent: the conversation's own person, or advisors in a channel of theirs. */
export type SendTarget = 'enquirer' | 'advisors';

/** Sends that wait. One instance at a time has each; those of one conversation to one target go out in the order of the log. */
export interface OutboxStore {
  /**
   * Takes the send that is due the longest, until `until` (milliseconds since 1970): if nothing is heard of it by then, whoever
   * comes next takes it again. `null`: nothing is due.
   */
  take(until: number): Promise<Send | null>;
  /** It is out; `id`: how the channel names it, `null` where there was nothing to say. */
  sent(send: Send, id: string | null): Promise<void>;
  /** It is tried again at `at`. */
  putOff(send: Send, at: number): Promise<void>;
  /** It can't be sent: it stays as a dead letter, and somebody is told. What comes after it is sent. */
  giveUp(send: Send, failure: string): Promise<void>;
  /** What could not be sent, the newest first, at most `limit`. No words: the log has them. */
  deadLetters(limit: number): Promise<readonly DeadLetter[]>;
  /** What an earlier turn sent last in that conversation to that target: the rows of that turn. */
  lastSent(send: Send): Promise<readonly SentRow[]>;
  /** The row that a channel names `id`, `null` where none of this conversation is named so. */
  findSent(ref: ConversationRef, id: string): Promise<LogRow | null>;
}

/** One row of a log that is to be sent. */
export interface Send extends ConversationRef {
  readonly person: string;
  readonly target: SendTarget;
  readonly seq: number;
  /** For `advisors`: the handoff that it is about. */
  readonly handoff: string | null;
  readonly createdAt: number;
  /** Until when it is taken. */
  readonly until: number;
  /** How often it was tried, this one included. */
  readonly tries: number;
  readonly row: LogRow;
  /** Where the conversation is reached, in the words of the edge that said so. */
  readonly address: string | null;
}

/** A row that is out, and how the channel names it. */
export interface SentRow {
  readonly id: string;
  readonly row: LogRow;
}

/** Something that did not reach whom it was for. */
export interface DeadLetter extends ConversationRef {
  readonly target: SendTarget;
  readonly seq: number;
  /** The latest handoff of that conversation: by it the desk opens the chat. `null`: nobody there has asked for a person. */
  readonly handoff: string | null;
  readonly failedAt: number;
  /** Why, in a code of the channel's, such as 403. */
  readonly failure: string;
  readonly tries: number;
}
