import type { PressedTap } from './message-view.ts';

/** A message that the service has not acknowledged: kept, and sent again with the same id, until it has. */
export interface Unsent {
  readonly id: string;
  /** What the person typed, or what stood on the button. */
  readonly text: string;
  readonly tap?: PressedTap['tap'];
}

/** All that a browser keeps, until its tab is closed. */
export interface SavedChat {
  token: string;
  conversationId: string;
  unsent: readonly Unsent[];
}

const key = 'helpline-chat';
const nothing: SavedChat = { token: '', conversationId: '', unsent: [] };

/**
 * What the chat must remember over a reload. `sessionStorage` only: on a shared phone nothing stays behind. Where storage
 * is forbidden the chat works all the same, and a reload starts a new one.
 */
export class SessionStore {
  private chat: SavedChat = load() ?? nothing;

  get saved(): SavedChat {
    return this.chat;
  }

  /** Whether another page of this tab has changed what is kept. A newer token alone changes nothing. */
  isOutdated(): boolean {
    const kept = load();
    return kept !== undefined && JSON.stringify({ ...kept, token: '' }) !== JSON.stringify({ ...this.chat, token: '' });
  }

  save(change: Partial<SavedChat>): void {
    this.chat = { ...this.chat, ...change };
    write((storage) => storage.setItem(key, JSON.stringify(this.chat)));
  }

  clear(): void {
    this.chat = nothing;
    write((storage) => storage.removeItem(key));
  }
}

/** `undefined` where storage is forbidden, or holds what no chat of ours has written. */
function load(): SavedChat | undefined {
  try {
    return parseSavedChat(JSON.parse(sessionStorage.getItem(key) ?? '{}'));
  } catch {
    return undefined;
  }
}

/** Reading `sessionStorage` can throw too, so the storage is reached for inside the try. */
function write(change: (storage: Storage) => void): void {
  try {
    change(sessionStorage);
  } catch {
    // Full or forbidden: the copy in memory carries the chat until the page goes.
  }
}

function parseSavedChat(value: Partial<Record<keyof SavedChat, unknown>>): SavedChat {
  const { token, conversationId, unsent } = value;
  const isSaved = typeof token === 'string' && typeof conversationId === 'string' && Array.isArray(unsent);
  return isSaved ? { token, conversationId, unsent: unsent.filter(isUnsent) } : nothing;
}

function isUnsent(value: unknown): value is Unsent {
  if (typeof value !== 'object' || value === null) return false;
  const { id, text } = value as Partial<Unsent>;
  return typeof id === 'string' && typeof text === 'string';
}
