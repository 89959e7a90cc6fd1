import type { AdvisorRef } from './handoff.ts';

/** The desk as a turn sees it: a snapshot, some seconds old at most. Whether the desk is open follows from it, the hours and the time. */
export interface DeskView {
  /** Advisors who are signed in and take chats now. */
  readonly onDuty: readonly OnDuty[];
  /** Who waits, the longest first, by the ids of their handoffs. `since` in milliseconds since 1970. */
  readonly waiting: readonly { readonly handoff: string; readonly since: number }[];
  /** How long the latest claimed families had waited, in milliseconds, the newest first; what an estimate is made from. */
  readonly recentWaitsMs: readonly number[];
  readonly overrides: DeskOverrides;
  /** Since when advisors can be heard at all, in milliseconds since 1970: after a restart nobody has lost a chat by not being heard before. */
  readonly heardSince: number;
}

/** An advisor on duty, with how many chats they have. */
export interface OnDuty {
  readonly advisor: AdvisorRef;
  readonly chats: number;
}

/** What a lead has set, until it is taken back or the day is over. */
export interface DeskOverrides {
  /** Closed for the rest of this day, whatever the hours say. */
  readonly closedToday: boolean;
  /** So many chats at once an advisor may have; `null`: no limit. */
  readonly chatCap: number | null;
  /** Entries that are not to be answered with today. */
  readonly withdrawnEntries: readonly string[];
  /** People who may not talk to an advisor, by channel and `from.id`. */
  readonly blocked: readonly { readonly channel: string; readonly person: string }[];
}

/** Nobody on duty, nobody waiting: a terminal, a test, a service that has just started. */
export const emptyDesk: DeskView = {
  onDuty: [],
  waiting: [],
  recentWaitsMs: [],
  overrides: { closedToday: false, chatCap: null, withdrawnEntries: [], blocked: [] },
  heardSince: 0,
};
