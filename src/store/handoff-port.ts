import type { ConversationRef } from '../conversation/turn-request.ts';
import type { AlertKind } from '../handoff/alert.ts';
import type { AdvisorRef, Handoff, HandoffReason, HandoffStatus } from '../handoff/handoff.ts';

/** The queue, who is on duty, and what has to be made known: beside turns and reading. Same failures as the rest of the store. */
export interface HandoffStore {
  /** Everything that is open. Advisors count who were heard of after `since` (milliseconds since 1970) and have not signed out. */
  board(since: number): Promise<HandoffBoard>;
  /** One handoff by its id; `null` when there is none, or its person asked to be forgotten. */
  find(id: string): Promise<FiledHandoff | null>;
  /** The latest handoff whose code this is, as it is stored; `null` when there is none. */
  findByCode(code: string): Promise<FiledHandoff | null>;
  /** The chats that an advisor has now. */
  chatsOf(advisorId: string): Promise<readonly FiledHandoff[]>;
  /**
   * The advisor is there now: a new one begins as available, a known one keeps their status. `until` (milliseconds since 1970): for
   * somebody who has no desk open that says so again and again, how long they count as there.
   */
  heartbeat(advisor: AdvisorRef, role: string, until?: number): Promise<void>;
  /** `gone`: signed out, until the next heartbeat. */
  setStatus(advisorId: string, status: AdvisorStatus): Promise<void>;
  /** Alerts that somebody still has to be told of and whose time has come, the oldest first. */
  openAlerts(limit: number): Promise<readonly OpenAlert[]>;
  /** Puts an alert off until `at`, by whoever is about to tell of it. `false`: another instance was first. */
  takeAlert(alert: OpenAlert, until: number): Promise<boolean>;
  /** Somebody was told: the alert is done with. */
  endAlert(id: string): Promise<void>;
}

/** Whether an advisor takes new chats. */
export type AdvisorStatus = 'available' | 'away' | 'gone';

/** Everything that is open at the desk. */
export interface HandoffBoard {
  /** The longest wait first. */
  readonly waiting: readonly OpenHandoff[];
  readonly active: readonly OpenHandoff[];
  readonly advisors: readonly AdvisorPresence[];
  /** How long the latest claimed families had waited, in milliseconds, the newest first. */
  readonly recentWaitsMs: readonly number[];
}

/** A handoff that is under way, without what the family said. Times in milliseconds since 1970. */
export interface OpenHandoff extends ConversationRef {
  readonly id: string;
  readonly status: HandoffStatus;
  readonly reason: HandoffReason;
  readonly flag: Handoff['flag'];
  readonly requestedAt: number;
  readonly waitingSince: number;
  readonly claimedAt: number | null;
  readonly advisor: AdvisorRef | null;
}

/** A handoff with the conversation that it is of. */
export interface FiledHandoff extends ConversationRef {
  readonly person: string;
  readonly handoff: Handoff;
}

/** An advisor who is there. */
export interface AdvisorPresence extends AdvisorRef {
  readonly role: string;
  readonly status: Exclude<AdvisorStatus, 'gone'>;
  readonly seenAt: number;
  readonly chats: number;
}

/** Something that somebody outside the desk has to be told. */
export interface OpenAlert extends ConversationRef {
  readonly id: string;
  readonly kind: AlertKind;
  readonly handoff: string | null;
  readonly raisedAt: number;
  /** How often it was tried. */
  readonly tries: number;
}
