/**
 * What browsers and Direct Line clients exchange with this service: the one file of the server that `src/web` may
 * import types from. Field names are Direct Line 3.0's and Bot Framework's own.
 */

/** A Bot Framework activity on the wire, as far as this service reads or writes it. */
export interface WireActivity {
  type: string;
  id?: string;
  timestamp?: string;
  channelId?: string;
  conversation?: { id: string };
  from?: { id: string; name?: string; role?: string };
  /** Of an `event`: `handoff.status`, whose `value` is a `WireHandoff`. */
  name?: string;
  text?: string;
  textFormat?: string;
  inputHint?: string;
  value?: unknown;
  replyToId?: string;
  suggestedActions?: { to?: string[]; actions: WireCardAction[] };
  entities?: unknown[];
  channelData?: WireChannelData;
  membersAdded?: { id: string }[];
}

/** A Bot Framework card action. A tap is a `messageBack` whose `value` is `{kind, id}`. */
export interface WireCardAction {
  type: string;
  title: string;
  text?: string;
  displayText?: string;
  value?: unknown;
}

/** Ours travels beside the standard fields, so that our own panel shows more than a plain client can. */
export interface WireChannelData {
  clientActivityID?: string;
  helpline?: WireMessage;
  [key: string]: unknown;
}

/** How a handoff to a person stands, after `event` happened to it. */
export interface WireHandoff {
  state: 'offered' | 'waiting' | 'active' | 'closed';
  event: 'requested' | 'claimed' | 'transferred' | 'put-back' | 'lease-lost' | 'left' | 'timed-out' | 'closed' | 'failed';
  /** Who talks with the family now, or did last. */
  advisor: { name: string } | null;
}

/** One thing that the assistant says, as our panel draws it. The same shape as the core's `Outbound`. */
export interface WireMessage {
  /** Set when a person says it, and not the assistant. */
  advisor?: { name: string };
  tone: 'plain' | 'answer' | 'urgent';
  text: string;
  source?: {
    title: string;
    publisher: string;
    section: string;
    reviewed: string;
    nextReview: string;
    url?: string;
    line: string;
  };
  buttons: WireButton[];
  /** For a step of a guided dialog. */
  guide?: WireGuide;
  /** A summary that the person may change before they share it: each part under its heading, of at most 1000 characters. */
  summary?: readonly { readonly part: 'asked' | 'told' | 'need'; readonly label: string; readonly text: string }[];
}

/** What stands around a step of a guided dialog: the same shape as the core's `Guide`. */
export interface WireGuide {
  readonly title: string;
  readonly controls: readonly WireButton[];
  readonly list?: {
    readonly title: string;
    readonly items: readonly { readonly text: string; readonly buttons: readonly WireButton[] }[];
  };
}

export type WireButton =
  | { kind: 'tap'; title: string; tap: { kind: string; id: string } }
  | { kind: 'call'; title: string; number: string }
  | { kind: 'link'; title: string; url: string };

/** `POST /api/chat/token` and `POST /v3/directline/tokens/generate`. `expires_in` in seconds. */
export interface TokenAnswer {
  conversationId: string;
  token: string;
  userId: string;
  expires_in: number;
}

/** `POST /v3/directline/conversations` and `GET /v3/directline/conversations/:id`. */
export interface ConversationAnswer {
  conversationId: string;
  token: string;
  expires_in: number;
  streamUrl: string;
  referenceGrammarId?: string;
}

/** `GET /v3/directline/conversations/:id/activities`, and each frame of the stream. */
export interface ActivitySet {
  activities: WireActivity[];
  watermark: string;
}

/** Every refusal: a code for programs, a sentence for people that says what to do. */
export interface ErrorAnswer {
  error: { code: string; message: string };
}

/** `POST /api/chat/code`: as it is shown, `7K2M-9XQ4`, and until when it is good (ISO). */
export interface CodeAnswer {
  code: string;
  expiresAt: string;
}

/** `GET /api/chat/data`: what is held about the person whose token it is. Times are ISO; the words come by Direct Line. */
export interface DataAnswer {
  /** Rows by table of the store. */
  tables: Record<string, number>;
  begunAt: string;
  /** When all of it goes if nothing more happens. */
  deletedAt: string;
  code: CodeAnswer | null;
  /** Words that a guided dialog keeps for the person, such as a list for an appointment: the dialog's title, or nothing. */
  collected: { dialog: string; text: string; at: string; deletedAt: string }[];
  notices: { version: string; at: string }[];
}

/** What a page tells the panel of the charity's content, in the `data-content` of the panel's element. */
export interface PanelContent {
  notice: PrivacyNotice;
  glossary: GlossaryTerm[];
  /** Where the quick exit leads: an everyday page. */
  exitUrl: string;
}

/** Who reads what is written, how long it is kept, when confidentiality ends. `version` changes with any word of it. */
export interface PrivacyNotice {
  version: string;
  /** What stands before the first message. */
  short: string;
  /** The whole: paragraphs parted by a blank line, lines that start with "- ", headings that start with "# ". */
  full: string;
}

/** A hard word and what it means. `forms`: the word itself and the other ways to write it. */
export interface GlossaryTerm {
  forms: string[];
  say: string;
}
