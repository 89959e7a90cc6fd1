import type { AlertKind, ToldBy } from '../handoff/alert.ts';
import type { AdvisorAct, AdvisorRef, Briefing } from '../handoff/handoff.ts';

/** What happened in a conversation, in the words of no channel. Each edge translates its own wire format into this. */
export type Inbound = OwnInbound | SideInbound;

/** What the conversation's own person did. */
export type OwnInbound =
  /** The person opened the chat, or the assistant was added to a conversation. */
  | { readonly kind: 'joined' }
  /** The person typed. `text` is well-formed, free of NUL, at most `maxTextLength` characters. */
  | { readonly kind: 'said'; readonly text: string }
  /** The person pressed a button. `title` is what stood on it, for the transcript. */
  | { readonly kind: 'tapped'; readonly tap: Tap; readonly title?: string };

/** What happened to a conversation that its person did not do. */
export type SideInbound =
  /** A time that an earlier turn has set has come. Nobody did anything. */
  | {
      readonly kind: 'due';
      readonly timer: string;
      /** For the timer `lease`: when the advisor of the conversation was last heard of; the store knows. */
      readonly advisorSeenAt?: number | null;
    }
  /** An advisor did something at the desk. */
  | {
      readonly kind: 'advisor';
      readonly advisor: AdvisorRef;
      readonly act: AdvisorAct;
      /** The handoff that is meant: a desk may still show an earlier one of the same conversation. */
      readonly handoff: string;
      /** How many chats this advisor has; the store knows. */
      readonly chats?: number;
    }
  /** The person said by a button of the channel whether an answer helped. `about`: the seq of what it is about, where that is known. */
  | { readonly kind: 'feedback'; readonly isGood: boolean; readonly about: number | null }
  /** Somebody outside the desk was told of something; by nothing where there is nobody to tell. */
  | { readonly kind: 'alerted'; readonly alert: AlertKind; readonly by: readonly ToldBy[] }
  /** What was said could not be brought to the person. `about`: the seq of it. */
  | { readonly kind: 'undelivered'; readonly about: number }
  /** Another engagement hub, which has the desk's place, says how its handoff goes (Bot Framework's `handoff.status`). */
  | { readonly kind: 'hub'; readonly state: HubState; readonly handoff: string; readonly advisorName?: string };

/** The states of Bot Framework's `handoff.status`. */
export const hubStates = ['accepted', 'failed', 'completed'] as const;
export type HubState = (typeof hubStates)[number];

/** What a button carries. A tap never depends on words: an unknown id gets a plain "that choice is gone". */
export interface Tap {
  readonly kind: TapKind;
  /** The entry, topic, command, dialog, answer in a dialog, answer about a handoff, or step on the way to a person that is meant. */
  readonly id: string;
  /** With the tap that shares a summary: what the person has made of it. */
  readonly briefing?: Briefing;
}

export const tapKinds = ['entry', 'more', 'topic', 'command', 'dialog', 'step', 'handoff', 'reach'] as const;
export type TapKind = (typeof tapKinds)[number];

/** The longest message that a turn reads, in UTF-16 units; an edge cuts and the reply says so. */
export const maxTextLength = 4000;
