/** What happened in a conversation, in the words of no channel. Each edge translates its own wire format into this. */
export type Inbound =
  /** The person opened the chat, or the assistant was added to a conversation. */
  | { readonly kind: 'joined' }
  /** The person typed. `text` is well-formed, free of NUL, at most `maxTextLength` characters. */
  | { readonly kind: 'said'; readonly text: string }
  /** A time that an earlier turn has set has come. Nobody did anything, and nothing is said of it. */
  | { readonly kind: 'due'; readonly timer: string }
  /** The person pressed a button. `title` is what stood on it, for the transcript. */
  | { readonly kind: 'tapped'; readonly tap: Tap; readonly title?: string };

/** What a button carries. A tap never depends on words: an unknown id gets a plain "that choice is gone". */
export interface Tap {
  readonly kind: TapKind;
  /** The entry, topic, command, dialog or answer in a dialog that is meant. */
  readonly id: string;
}

export const tapKinds = ['entry', 'more', 'topic', 'command', 'dialog', 'step'] as const;
export type TapKind = (typeof tapKinds)[number];

/** The longest message that a turn reads, in UTF-16 units; an edge cuts and the reply says so. */
export const maxTextLength = 4000;
