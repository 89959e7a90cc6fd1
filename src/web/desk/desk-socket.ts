import type { DeskDownFrame, DeskUpFrame } from '../../http/desk-contract.ts';
import { backoffMs } from '../chat/backoff.ts';

/** What the socket reports. */
export interface SocketEvents {
  opened(): void;
  received(frame: DeskDownFrame): void;
  lost(): void;
  signedOut(): void;
}

const signedOutCode = 4401;
/** The service sends something at least as often as its heartbeat; a line that is dead without saying so is noticed by this. */
const openingMs = 8000;

/** The desk's line to the service: it comes back by itself, and whoever uses it says again what they follow. */
export class DeskSocket {
  private readonly events: SocketEvents;
  private socket: WebSocket | undefined;
  private attempt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isStopped = false;

  constructor(events: SocketEvents) {
    this.events = events;
    addEventListener('online', () => this.hurry());
    this.open();
  }

  /** Nothing waits for a line that is down: what matters is said again when it is back. */
  send(frame: DeskUpFrame): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
    this.socket?.close();
  }

  /** The network is back, or the service was just heard: no use in waiting. */
  hurry(): void {
    if (this.isStopped || this.socket) return;
    clearTimeout(this.timer);
    this.open();
  }

  private open(): void {
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/api/desk/live`);
    this.socket = socket;
    const opening = setTimeout(() => this.end(socket, 0), openingMs);
    socket.onopen = () => {
      clearTimeout(opening);
      this.attempt = 0;
      this.events.opened();
    };
    socket.onmessage = ({ data }) => this.events.received(JSON.parse(String(data)) as DeskDownFrame);
    socket.onclose = ({ code }) => {
      clearTimeout(opening);
      this.end(socket, code);
    };
  }

  private end(socket: WebSocket, code: number): void {
    if (this.socket !== socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
    this.socket = undefined;
    if (this.isStopped) return;
    if (code === signedOutCode) this.events.signedOut();
    else this.comeBack();
  }

  private comeBack(): void {
    this.events.lost();
    this.timer = setTimeout(() => this.open(), backoffMs(this.attempt++));
  }
}
