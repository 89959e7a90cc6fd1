import type { DeskBoard, DeskUpFrame } from '../../http/desk-contract.ts';
import { OpenChat } from './open-chat.ts';

interface FollowedOptions {
  readonly me: string;
  /** Sends a frame up the socket; dropped while there is none. */
  send(frame: DeskUpFrame): void;
  changed(): void;
  signedOut(): void;
}

/** The chats whose words come down the socket: the advisor's own, and the one in view. */
export class FollowedChats {
  private readonly chats = new Map<string, OpenChat>();
  private readonly options: FollowedOptions;

  constructor(options: FollowedOptions) {
    this.options = options;
  }

  /** One that is followed already. */
  find(id: string): OpenChat | undefined {
    return this.chats.get(id);
  }

  /** The chat, which is followed from now on. */
  follow(id: string): OpenChat {
    const known = this.chats.get(id);
    if (known) return known;
    const chat = new OpenChat(id, { changed: this.options.changed, signedOut: this.options.signedOut });
    this.chats.set(id, chat);
    this.ask(chat);
    return chat;
  }

  drop(id: string): void {
    this.options.send({ kind: 'leave', chat: id });
    this.chats.delete(id);
  }

  /** Follows whatever is the advisor's own now, and no longer what is neither that nor in view, with nothing left to send. */
  keepTo({ active }: DeskBoard, inView: OpenChat | undefined): void {
    const mine = new Set(active.filter(({ advisor }) => advisor?.id === this.options.me).map(({ id }) => id));
    for (const id of mine) this.follow(id);
    for (const [id, chat] of this.chats) if (!mine.has(id) && chat !== inView && chat.outbox.shown.length === 0) this.drop(id);
  }

  /** The socket is back: each is asked for from where it was, and what waits is sent. */
  resume(): void {
    for (const chat of this.chats.values()) {
      this.ask(chat);
      chat.outbox.hurry();
    }
  }

  /** Messages of families that nobody has looked at here. */
  get unread(): number {
    return [...this.chats.values()].reduce((sum, chat) => sum + chat.unread, 0);
  }

  private ask({ id, lastSeq }: OpenChat): void {
    this.options.send({ kind: 'follow', chat: id, after: lastSeq });
  }
}
