import type { AdvisorRef, Handoff } from '../../handoff/handoff.ts';

/** What the advisors' channel needs of the rest of the house; `app.ts` plugs in the same desk that the web page has. */
export interface TeamsDesk {
  /** One act, as one turn; the same `key` again gives the first result. */
  act(advisor: AdvisorRef, handoff: string, act: TeamsAct, key: string): Promise<TeamsActAnswer>;
  board(): Promise<TeamsBoard>;
  setStatus(advisor: AdvisorRef, status: 'available' | 'away'): Promise<void>;
  /** The advisor counts as there until then (milliseconds since 1970): in a channel nobody can be seen to be at their desk. */
  beThere(advisor: AdvisorRef, until: number): Promise<void>;
  /** A handoff as it is now, with the name of the channel that its family writes on. */
  find(handoff: string): Promise<{ readonly handoff: Handoff; readonly channel: string } | null>;
}

/** What an advisor may do from a channel. */
export type TeamsAct =
  | { kind: 'claim' }
  | { kind: 'say'; text: string }
  | { kind: 'note'; text: string }
  | { kind: 'put-back' }
  | { kind: 'close'; outcome: string };

export type TeamsActAnswer =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly code: string; readonly by: string | null };

/** What is open, without what families said. Times in milliseconds since 1970. */
export interface TeamsBoard {
  readonly now: number;
  readonly waiting: readonly {
    readonly waitingSince: number;
    readonly flag: 'urgent' | 'crisis' | null;
    readonly reason: Handoff['reason'];
  }[];
  readonly active: readonly { readonly advisor: AdvisorRef | null }[];
  readonly onDuty: readonly { readonly name: string; readonly status: 'available' | 'away' }[];
  readonly closedBecause: string | null;
}

/** The advisors' channel and the threads in it, as they are kept. */
export interface TeamsThreads {
  channel(): Promise<string | null>;
  setChannel(address: string | null, by: string): Promise<void>;
  find(handoff: string): Promise<TeamsThread | null>;
  findByThread(thread: string): Promise<TeamsThread | null>;
  keep(thread: TeamsThread): Promise<void>;
}

/** The thread of one handoff. */
export interface TeamsThread {
  readonly channel: string;
  readonly conversation: string;
  readonly person: string;
  readonly handoff: string;
  readonly thread: string;
  readonly card: string;
}
