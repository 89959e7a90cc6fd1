import type { ChatHead, ChatPage, DeskRow } from '../../http/desk-contract.ts';
import { DeskOutbox } from './desk-outbox.ts';

/** How long "is writing" stands after the last sign of it. */
const typingMs = 6000;

/** One chat as this desk knows it: its head, its rows by seq, what is on its way, and how far it was read here. */
export class OpenChat {
  readonly id: string;
  readonly outbox: DeskOutbox;
  head: ChatHead | undefined;
  rows: DeskRow[] = [];
  lastSeq = 0;
  /** What the advisor has begun to write, kept while another chat is in view. */
  draft = '';
  private seenSeq: number;
  private typingAt = Number.NEGATIVE_INFINITY;

  constructor(id: string, events: { changed(): void; signedOut(): void }) {
    this.id = id;
    this.seenSeq = readSeen(id);
    this.outbox = new DeskOutbox(id, events);
  }

  /** Takes a page in; rows that are known already are passed over. Whether the family wrote something new. */
  take({ head, rows, lastSeq }: ChatPage): boolean {
    this.head = head;
    const fresh = rows.filter(({ seq }) => seq > this.lastSeq);
    this.rows.push(...fresh);
    this.lastSeq = Math.max(this.lastSeq, lastSeq);
    for (const { key } of fresh) if (key !== null) this.outbox.settle(key);
    const written = fresh.some(isFamilys);
    if (written) this.typingAt = Number.NEGATIVE_INFINITY;
    return written && this.unread > 0;
  }

  /** Messages of the family that nobody has looked at here. */
  get unread(): number {
    return this.rows.filter((row) => isFamilys(row) && row.seq > this.seenSeq).length;
  }

  look(): void {
    if (this.seenSeq === this.lastSeq) return;
    this.seenSeq = this.lastSeq;
    saveSeen(this.id, this.seenSeq);
  }

  hearTyping(): void {
    this.typingAt = Date.now();
  }

  get isTyping(): boolean {
    return Date.now() - this.typingAt < typingMs;
  }
}

function isFamilys({ from, kind }: DeskRow): boolean {
  return from === 'enquirer' && kind === 'message';
}

const storagePrefix = 'helpline-desk-seen-';

/** Numbers alone, gone with the tab: a reload keeps what is new. */
function readSeen(chat: string): number {
  try {
    return Number(sessionStorage.getItem(storagePrefix + chat)) || 0;
  } catch {
    return 0;
  }
}

function saveSeen(chat: string, seq: number): void {
  try {
    sessionStorage.setItem(storagePrefix + chat, String(seq));
  } catch {
    // Forbidden here: after a reload everything counts as new.
  }
}
