import type {
  ActAnswer,
  AdvisorStatus,
  BoardChat,
  ChatPage,
  DeskAct,
  DeskAdvisor,
  DeskAnswer,
  DeskBoard,
  DeskCallback,
  DeskRole,
  DeskRules,
  Insights,
  NewProposal,
  Proposal,
  Undelivered,
} from '../desk-contract.ts';

/** Somebody who has signed in at the desk, as the session says; nothing that a browser sends replaces it. */
export interface SignedIn extends DeskAdvisor {
  readonly roles: readonly DeskRole[];
}

/** What the desk needs of the handoffs; `app.ts` plugs it in. A chat is named by its handoff's id. */
export interface Handoffs {
  /** Every chat that waits or is talked in, and who is on duty. */
  board(): Promise<DeskBoard>;
  /**
   * The advisors' view of a chat's conversation after `afterSeq`, oldest first, at most `limit` rows (1 or more): what families
   * see, notes and events. `null`: there is no such chat, or it was erased.
   */
  read(chat: string, afterSeq: number, limit: number): Promise<ChatPage | null>;
  /**
   * One act of an advisor, as one turn. The same `key` again gives the first result. Resolves when it is committed.
   * `transfer` to somebody who is not on duty, or an act on a chat that is not there, is refused (`not-on-duty`, `not-there`).
   */
  act(advisor: DeskAdvisor, chat: string, act: DeskAct, key: string): Promise<ActAnswer>;
  /** The advisor is there: extends what they have claimed. Called every few seconds for each open desk. */
  beHere(advisor: DeskAdvisor, roles: readonly DeskRole[]): Promise<void>;
  /** Whether the advisor takes new chats. */
  setStatus(advisor: DeskAdvisor, status: AdvisorStatus): Promise<void>;
  /** The advisor has signed out: no longer on duty, and their chats are put back. */
  leave(advisor: DeskAdvisor): Promise<void>;
  /** The advisor is writing. Kept nowhere; does nothing unless the chat is theirs. */
  tellTyping(advisor: DeskAdvisor, chat: string): void;
  /** Calls `hear` while the family of the chat is writing. Returns the way to stop. */
  onTyping(chat: string, hear: () => void): () => void;
  /** Calls `wake` whenever the board may have changed. Only a wake-up. Returns the way to stop. */
  onBoard(wake: () => void): () => void;
  /** Calls `wake` whenever something may have been appended to the chat's conversation. Returns the way to stop. */
  onChat(chat: string, wake: () => void): () => void;
  /** The chat that a family's code is for, in the form that `readCode` gives; `null` when there is none. */
  findByCode(code: string): Promise<BoardChat | null>;
}

/** Callbacks, as the desk works through them. */
export interface Callbacks {
  /** Those that are still to be made, the most urgent first. */
  open(): Promise<DeskCallback[]>;
  /** `false`: it was made or cancelled before. */
  finish(advisor: DeskAdvisor, id: string): Promise<boolean>;
  findByCode(code: string): Promise<DeskCallback | null>;
}

/** What the desk finds in the knowledge, by the same matcher as families. */
export interface DeskKnowledge {
  /** Approved answers for `words`, the best first; with no words, none. */
  search(words: string): readonly DeskAnswer[];
  /** One entry by its id; `null` when there is none or it was withdrawn. */
  answer(entry: string): DeskAnswer | null;
  /** Title of an entry, by id; `null` when there is none. */
  titleOf(entry: string): string | null;
}

/** What a lead sets, and everyone's instances keep to. */
export interface Rules {
  read(): Promise<DeskRules>;
  /** `null`: no cap. */
  setCap(by: SignedIn, cap: number | null): Promise<void>;
  /** Closed until the end of today, Europe/London; `false` opens it again. */
  setClosedToday(by: SignedIn, closed: boolean): Promise<void>;
  /** Withdrawn until the end of today; `false` gives the entry back. */
  setWithdrawn(by: SignedIn, entry: string, withdrawn: boolean): Promise<void>;
  /** Whoever writes in this chat gets no person here any more. `false`: no such chat. */
  block(by: SignedIn, chat: string, reason: string): Promise<boolean>;
  unblock(by: SignedIn, id: string): Promise<boolean>;
}

/** What advisors propose to the editors. */
export interface Proposals {
  add(by: SignedIn, proposal: NewProposal): Promise<void>;
  list(): Promise<Proposal[]>;
  /** `false`: no such proposal. */
  setStatus(by: SignedIn, id: string, status: Proposal['status']): Promise<boolean>;
  /** A proposal as a file for the knowledge folder. `null`: no such proposal. */
  exportFile(id: string): Promise<{ readonly name: string; readonly text: string } | null>;
}

/** Everything that the desk needs of the rest of the house. */
export interface Desk {
  readonly handoffs: Handoffs;
  readonly callbacks: Callbacks;
  readonly knowledge: DeskKnowledge;
  readonly rules: Rules;
  readonly proposals: Proposals;
  /** Everything that is held of the family of this chat is gone, for good, and who did so is noted. `false`: there is no such chat. */
  erase(by: SignedIn, chat: string): Promise<boolean>;
  /** What could not be brought to families, or to advisors in a channel of theirs: the newest first, at most a hundred. */
  undelivered(): Promise<Undelivered[]>;
  /** Counts of the last `days` days. */
  insights(days: number): Promise<Insights>;
  readonly sessions: DeskSessions;
  readonly accessLog: AccessLog;
}

/** Who is signed in, in the store: the same for every instance, and after a restart. */
export interface DeskSessions {
  /** Begins a session. Returns its secret, which the browser keeps; the store has only a digest of it. */
  begin(who: SignedIn): Promise<string>;
  /** Whose session a secret is, and notes that it was used. `null`: it is none, has run out, or was revoked. */
  find(secret: string): Promise<DeskSession | null>;
  /** Whether a session is still good, without noting a use. Sockets ask every few seconds. */
  isGood(id: string): Promise<boolean>;
  /** Ends one session. */
  end(id: string): Promise<void>;
  /** Ends every session of an advisor: how many. */
  revokeAll(advisorId: string): Promise<number>;
}

/** A session that is good. */
export interface DeskSession {
  /** Not the secret: may be logged. */
  readonly id: string;
  readonly who: SignedIn;
  /** When it ends at the latest. */
  readonly endsAt: number;
}

/** Who has read or erased what: ids only. */
export interface AccessLog {
  /** Resolves when it is kept: nothing is shown before. */
  note(who: SignedIn, what: AccessKind, id: string): Promise<void>;
}

/** What was looked at, or erased. */
export type AccessKind = 'chat' | 'callbacks' | 'code' | 'erased';
