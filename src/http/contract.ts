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

/** One thing that the assistant says, as our panel draws it. The same shape as the core's `Outbound`. */
export interface WireMessage {
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
