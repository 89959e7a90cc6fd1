/**
 * What the desk's page and this service exchange under `/api/desk`: of the server, the page may import types from here alone.
 * Times are milliseconds since 1970; `now` beside them is the service's clock, so that a wrong one in the browser does no harm.
 */

/** What somebody who signed in may do. A lead may do all that an advisor may; an editor works on proposals and insights. */
export type DeskRole = 'advisor' | 'lead' | 'editor';

/** Whether an advisor takes chats at the moment. */
export type AdvisorStatus = 'available' | 'away';

/** Somebody of the helpline. `name` is what families see: "Sam". */
export interface DeskAdvisor {
  id: string;
  name: string;
}

/** `GET /api/desk/me`: who is signed in, and until when at the latest. */
export interface DeskMe extends DeskAdvisor {
  roles: DeskRole[];
  signedOutAt: number;
  /** How advisors sign in here: by a named link from the service's window, or at the charity's own account. */
  signIn: 'link' | 'oidc';
}

/** Why a family came to a person. */
export type ChatReason = 'asked' | 'not-understood' | 'crisis' | 'urgent' | 'advice' | 'dialog';

/** One chat as the queue shows it: nothing of what the family said. */
export interface BoardChat {
  /** The handoff's id: what every address of the desk names a chat by. */
  id: string;
  status: 'waiting' | 'active' | 'closed';
  reason: ChatReason;
  flag: 'urgent' | 'crisis' | null;
  requestedAt: number;
  /** The first waiting time: kept when a chat is put back. */
  waitingSince: number;
  /** Who has it. */
  advisor: DeskAdvisor | null;
  claimedAt: number | null;
  /** The channel that the family writes on, such as `directline`. */
  channel: string;
}

/** Somebody who is signed in at a desk. */
export interface OnDuty extends DeskAdvisor {
  status: AdvisorStatus;
  seenAt: number;
  /** How many chats they have. */
  chats: number;
}

/** Everything that is open, as every desk sees it. */
export interface DeskBoard {
  now: number;
  /** The longest wait first. */
  waiting: BoardChat[];
  active: BoardChat[];
  onDuty: OnDuty[];
  /** Whether families are offered a chat with a person at the moment, in words for advisors when they are not. */
  closedBecause: string | null;
  /** The most chats that one advisor may have; `null`: as many as they like. */
  cap: number | null;
}

/** What the family agreed to pass on. */
export interface DeskBriefing {
  asked: string;
  told: string;
  need: string;
}

/** What heads an open chat. */
export interface ChatHead extends BoardChat {
  /** `null`: none was agreed to. */
  briefing: DeskBriefing | null;
  /** When the family agreed that the briefing is passed on; `null`: they did not. */
  consentAt: number | null;
  closedAs: string | null;
  outcome: string | null;
  rating: number | null;
  code: string | null;
}

/** One line of a conversation as advisors read it. */
export interface DeskRow {
  seq: number;
  at: number;
  from: 'enquirer' | 'assistant' | 'advisor' | 'system';
  /** `note`: only advisors see it. `event`: something happened to the handoff; `text` says what, in words. */
  kind: 'message' | 'note' | 'event';
  text: string;
  tone: 'plain' | 'answer' | 'urgent';
  /** Who wrote it, where an advisor did. */
  advisor: string | null;
  /** Where an answer comes from, as one line. */
  source: string | null;
  /** The id that the desk gave its own message, so that it knows it again. */
  key: string | null;
}

/** `GET /api/desk/chats/:id?after=seq`, and what a followed chat sends down the socket. */
export interface ChatPage {
  head: ChatHead;
  rows: DeskRow[];
  /** Ask on from here. */
  lastSeq: number;
  hasMore: boolean;
}

/** What an advisor does with a chat: `POST /api/desk/chats/:id/acts`, with a `key` that makes it happen once. */
export type DeskAct =
  | { kind: 'claim' }
  /** `entry`: the approved answer that was inserted, so that its source is shown with it. */
  | { kind: 'say'; text: string; entry?: string }
  | { kind: 'note'; text: string }
  /** `to`: the id of an advisor who is on duty. */
  | { kind: 'transfer'; to: string }
  | { kind: 'put-back' }
  | { kind: 'close'; outcome: string };

/** What came of an act. `by`: the name of who was first. */
export type ActAnswer = { kind: 'done' } | { kind: 'refused'; code: string; by: string | null };

/** An approved answer, to insert. */
export interface DeskAnswer {
  entry: string;
  title: string;
  text: string;
  /** The source as one line, said with it. */
  source: string;
}

/** A callback that a family asked for. */
export interface DeskCallback {
  id: string;
  code: string;
  name: string;
  /** As it is dialled, with the country: `+44 ...`. */
  number: string;
  from: number;
  /** `null`: the helpline has no times written down; as soon as somebody can. */
  until: number | null;
  isVoicemailSafe: boolean;
  status: 'requested' | 'due' | 'done' | 'cancelled';
  requestedAt: number;
}

/** `GET /api/desk/codes/:code`: what a code that a family reads out is for. */
export type FoundByCode = { kind: 'chat'; chat: BoardChat } | { kind: 'callback'; callback: DeskCallback } | { kind: 'none' };

/** What a lead has set besides the content: until they take it back, or the day ends. */
export interface DeskRules {
  cap: number | null;
  closedToday: boolean;
  withdrawn: { entry: string; title: string; by: string; at: number }[];
  blocked: { id: string; by: string; at: number; reason: string }[];
}

/** `GET /api/desk/undelivered`: a message that did not reach whom it was for. No words: the chat has them. */
export interface Undelivered {
  at: number;
  to: 'enquirer' | 'advisors';
  /** The channel that the family writes on. */
  channel: string;
  /** Why, in a code of the channel's, such as `403 MessageWritesBlocked`. */
  failure: string;
  tries: number;
  /** The chat to open, by the id of its handoff; `null`: that family has asked for nobody. */
  chat: string | null;
}

/** Something that an advisor wants the knowledge to say or to understand. */
export interface Proposal {
  id: string;
  at: number;
  by: string;
  status: 'open' | 'exported' | 'declined';
  kind: 'entry' | 'question';
  /** For a question: the entry that should answer it. */
  entry: string | null;
  title: string;
  answer: string;
  /** As families ask, one each. */
  questions: string[];
}

/** `POST /api/desk/proposals`. */
export type NewProposal = Pick<Proposal, 'kind' | 'entry' | 'title' | 'answer' | 'questions'>;

/** `GET /api/desk/insights?days=30`: counts and times, and nothing that tells who anybody is. */
export interface Insights {
  days: number;
  conversations: number;
  messages: number;
  /** What messages came to, by outcome of the decision. */
  outcomes: Record<string, number>;
  handoffs: {
    requested: number;
    byReason: Record<string, number>;
    /** How they ended, by `closedAs`, and what advisors said of them, by outcome. */
    byEnd: Record<string, number>;
    byOutcome: Record<string, number>;
    /** Milliseconds from the first wait to the claim; `null`: none was claimed. */
    waitMedianMs: number | null;
    waitNineOfTenMs: number | null;
    ratings: Record<string, number>;
  };
  /** What families said by the buttons under an answer, and of which answers they said that they did not help. */
  feedback: { good: number; bad: number; unhelpful: { title: string; count: number }[] };
  /** What found no answer: only words that the knowledge itself has, so that no name or number is among them. */
  unanswered: { words: string; count: number }[];
}

/** From the desk up the socket at `/api/desk/live`. */
export type DeskUpFrame =
  | { kind: 'follow'; chat: string; after: number }
  | { kind: 'leave'; chat: string }
  | { kind: 'typing'; chat: string };

/** From the service down the socket. */
export type DeskDownFrame =
  | { kind: 'board'; board: DeskBoard }
  | ({ kind: 'chat'; chat: string } & ChatPage)
  /** The family is writing. */
  | { kind: 'typing'; chat: string };
