/** What somebody outside the desk has to be told, by mail or webhook. Never what a family said. */
export interface Alert {
  readonly kind: AlertKind;
  /** The handoff that it is about, where there is one. */
  readonly handoff: string | null;
}

/**
 * `waiting-unattended`: a family waits and nobody takes them. `crisis-unattended`: someone's safety, or a child's, and no
 * advisor on duty. `hub-failed`: the engagement hub could not be reached. `undelivered`: messages to a family were given up.
 */
export const alertKinds = ['waiting-unattended', 'crisis-unattended', 'hub-failed', 'undelivered'] as const;
export type AlertKind = (typeof alertKinds)[number];

/** By which ways somebody may be told. */
export const tellingWays = ['mail', 'webhook'] as const;
export type ToldBy = (typeof tellingWays)[number];
