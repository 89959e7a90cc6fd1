import type { Participant } from './conversations.ts';

/** What the chat's own address needs of the store, about one person: `app.ts` plugs it in. Times in milliseconds since 1970. */
export interface Families {
  holdings(who: Participant): Promise<FamilyHoldings>;
  /** A new code for the conversation; an earlier one is good no more. */
  makeCode(who: Participant): Promise<{ code: string; expiresAt: number }>;
  /** Whether there was a code to take away. */
  revokeCode(who: Participant): Promise<boolean>;
  /** Whose conversation a code opens, in the form that `readCode` gives; `null` when it is not good. */
  findByCode(code: string): Promise<Participant | null>;
  /** `false`: no notice of this version was ever shown. */
  acceptNotice(who: Participant, version: string): Promise<boolean>;
  /** Removes the person from every table, and nobody else. */
  erase(who: Participant): Promise<{ conversations: number }>;
}

/** What is held about a person, as the store counts it. */
export interface FamilyHoldings {
  readonly tables: Readonly<Record<string, number>>;
  readonly begunAt: number;
  /** When the conversation will be deleted if nothing more happens in it. */
  readonly deletedAt: number;
  readonly code: { readonly code: string; readonly expiresAt: number } | null;
  /** Words of the person's own that guided dialogs have collected; `dialog` is its title, or empty. */
  readonly collected: readonly {
    readonly dialog: string;
    readonly text: string;
    readonly at: number;
    readonly deletedAt: number;
  }[];
  readonly notices: readonly { readonly version: string; readonly at: number }[];
}
