/** What somebody outside the desk has to be told, by mail or webhook. Never what a family said. */
export interface Alert {
  readonly kind: AlertKind;
  /** The handoff that it is about, where there is one. */
  readonly handoff: string | null;
  /** The callback that is to be made by `dueAt`, in milliseconds since 1970: made or cancelled before, nothing is told. */
  readonly callback?: { readonly id: string; readonly dueAt: number };
}

/**
 * `waiting-unattended`: a family waits and nobody takes them. `crisis-unattended`: someone's safety, or a child's, and no
 * advisor on duty. `hub-failed`: the engagement hub could not be reached. `undelivered`: messages to a family were given up.
 * `callback-overdue`: the time in which a family was to be rung has gone by.
 */
export const alertKinds = ['waiting-unattended', 'crisis-unattended', 'hub-failed', 'undelivered', 'callback-overdue'] as const;
export type AlertKind = (typeof alertKinds)[number];

/** By which ways somebody may be told. */
export const tellingWays = ['mail', 'webhook'] as const;
export type ToldBy = (typeof tellingWays)[number];
