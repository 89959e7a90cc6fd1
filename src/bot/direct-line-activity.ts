import type { Button, Outbound } from '../conversation/outbound.ts';

/** The name of our own Direct Line channel, in activities and in the store. No other door may use it. */
export const directLineChannel = 'directline';

/** Who an activity is of. `role` tells clients which side to draw it on. */
export interface DirectLineAccount {
  id: string;
  name?: string;
  role?: string;
}

/**
 * An activity as our Direct Line endpoint takes it in and gives it out. The web side has the same shape under a name of
 * its own: the edges do not import one another.
 */
export interface DirectLineActivity {
  type: string;
  id?: string;
  timestamp?: string;
  channelId?: string;
  conversation?: { id: string };
  from?: DirectLineAccount;
  /** Of an event: `handoff.status`. */
  name?: string;
  text?: string;
  textFormat?: string;
  value?: unknown;
  suggestedActions?: { actions: DirectLineAction[] };
  entities?: unknown[];
  channelData?: { clientActivityID?: string; helpline?: DirectLineMessage };
  membersAdded?: { id: string }[];
}

/** A Bot Framework card action. */
export interface DirectLineAction {
  type: string;
  title: string;
  text?: string;
  displayText?: string;
  value?: unknown;
}

/** What the assistant says, whole and as data, for our own panel. */
type DirectLineMessage = Omit<Outbound, 'buttons'> & {
  buttons: Button[];
  /** Set when a person says it. */
  advisor?: { name: string };
};
