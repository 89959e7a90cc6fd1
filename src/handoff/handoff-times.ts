/** How long things may take at the desk, in milliseconds. */
export interface HandoffTimes {
  /** An advisor who has not been heard of for so long has lost the chat: it goes back to the queue. */
  readonly leaseMs: number;
  /** After waiting for so long a family is asked how they want to go on, and again each time. */
  readonly waitMs: number;
  /** A family that waits for so long without an advisor is made known outside the desk. */
  readonly unattendedMs: number;
}

/** What holds unless a setting says otherwise. */
export const standardTimes: HandoffTimes = { leaseMs: 45_000, waitMs: 10 * 60_000, unattendedMs: 5 * 60_000 };
