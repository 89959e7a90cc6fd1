import type { ActivitySet } from '../../http/contract.ts';

/** What a stream reports. `end` comes once; `opened` is false where sockets don't get through at all. */
export interface StreamEvents {
  open(): void;
  receive(set: ActivitySet): void;
  end(opened: boolean): void;
}

const openingMs = 8000;
/** Hospital and phone networks cut a line that is silent for a minute. */
const pingMs = 20_000;

/** One WebSocket of the conversation, from opening to its end. */
export class Stream {
  private readonly socket: WebSocket;
  private readonly events: StreamEvents;
  private readonly openingTimer: ReturnType<typeof setTimeout>;
  private pingTimer: ReturnType<typeof setInterval> | undefined;
  private opened = false;
  private ended = false;

  constructor(streamUrl: string, events: StreamEvents) {
    this.events = events;
    this.socket = new WebSocket(ownStreamUrl(streamUrl, location));
    this.socket.onopen = () => this.begin();
    this.socket.onmessage = (event) => this.read(event.data);
    this.socket.onclose = () => this.close();
    this.openingTimer = setTimeout(() => this.close(), openingMs);
  }

  /** Ends at once. A dead line never finishes its closing handshake, so nothing waits for it. */
  close(): void {
    if (this.ended) return;
    this.ended = true;
    clearTimeout(this.openingTimer);
    clearInterval(this.pingTimer);
    this.socket.onopen = this.socket.onmessage = this.socket.onclose = null;
    this.socket.close();
    this.events.end(this.opened);
  }

  private begin(): void {
    this.opened = true;
    clearTimeout(this.openingTimer);
    this.pingTimer = setInterval(() => this.socket.send(''), pingMs);
    this.events.open();
  }

  private read(data: unknown): void {
    const set = parseFrame(data);
    if (set) this.events.receive(set);
  }
}

/**
 * The stream's address on the page's own host: a service behind a proxy may not know its public name, and our policy lets
 * the panel talk to no other host anyway.
 */
export function ownStreamUrl(streamUrl: string, page: { protocol: string; host: string }): string {
  const { pathname, search } = new URL(streamUrl, `${page.protocol}//${page.host}`);
  return `${page.protocol === 'https:' ? 'wss:' : 'ws:'}//${page.host}${pathname}${search}`;
}

/** A frame is an activity set; an empty one only keeps the line open. */
function parseFrame(data: unknown): ActivitySet | undefined {
  if (typeof data !== 'string' || data === '') return undefined;
  try {
    const set = JSON.parse(data) as Partial<ActivitySet>;
    return Array.isArray(set.activities) ? { activities: set.activities, watermark: set.watermark ?? '' } : undefined;
  } catch {
    return undefined;
  }
}
