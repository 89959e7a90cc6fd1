import type { ConversationRef } from '../conversation/turn-request.ts';
import type { AlertKind } from '../handoff/alert.ts';
import type { QueueView } from '../handoff/desk-view.ts';
import type { AdvisorRef, Handoff, HandoffStatus } from '../handoff/handoff.ts';

/** What the advisor desk asks of the store, beside turns and reading. Same failures as the rest of the store. */
export interface DeskStore {
  /** Handoffs with one of these statuses, the longest wait first, at most `limit`. */
  handoffs(statuses: readonly HandoffStatus[], limit: number): Promise<readonly FiledHandoff[]>;
  /** One handoff by its id; `null` when there is none, or its person asked to be forgotten. */
  handoff(id: string): Promise<FiledHandoff | null>;
  /** The latest handoff whose code this is, as it is stored; `null` when there is none. */
  handoffByCode(code: string): Promise<FiledHandoff | null>;
  /** The chats that an advisor has now. */
  chatsOf(advisorId: string): Promise<readonly FiledHandoff[]>;
  /** The advisor is there now: a new one begins as available, a known one keeps their status. */
  heartbeat(advisor: AdvisorRef, role: string): Promise<void>;
  /** `gone`: signed out, until the next heartbeat. */
  setStatus(advisorId: string, status: AdvisorStatus): Promise<void>;
  /** Everyone who was heard of after `since` (milliseconds since 1970) and has not signed out, with how many chats they have. */
  advisors(since: number): Promise<readonly AdvisorPresence[]>;
  /** The desk as turns see it, but for what leads have set. Advisors count who were heard of after `since`. */
  view(since: number): Promise<QueueView>;
  /** Alerts that somebody still has to be told of and whose time has come, the oldest first. */
  openAlerts(limit: number): Promise<readonly OpenAlert[]>;
  /** Puts an alert off until `at`, by whoever is about to tell of it. `false`: another instance was first. */
  takeAlert(alert: OpenAlert, until: number): Promise<boolean>;
  /** Somebody was told: the alert is done with. */
  endAlert(id: string): Promise<void>;
}

/** Whether an advisor takes new chats. */
export type AdvisorStatus = 'available' | 'away' | 'gone';

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
