/**
 * What the charity's page and the panel in its frame say to one another. Both sides take messages only from the window that
 * they hold or are held by, and only from its known origin; no word of a conversation ever goes across.
 */

/** From the page to the panel. */
export type ToPanel =
  /** The panel has loaded: who are you with? */
  | { readonly helpline: 'hello' }
  /** The panel is in view. `modal`: it fills the screen. `focus`: the person opened it just now. `topic`: with what to start. */
  | { readonly helpline: 'shown'; readonly modal: boolean; readonly focus: boolean; readonly topic: string }
  | { readonly helpline: 'hidden' };

/** From the panel to the page. */
export type ToPage =
  /** The answer to `hello`. `hasChat`: a chat of this tab goes on in it. */
  | { readonly helpline: 'ready'; readonly hasChat: boolean }
  /** The person wants the page back. */
  | { readonly helpline: 'close' }
  /** The person leaves in a hurry: nothing may stay. */
  | { readonly helpline: 'leave' }
  /** How many messages came while the panel was out of view. */
  | { readonly helpline: 'unread'; readonly count: number };
