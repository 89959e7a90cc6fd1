import type { WebSocket } from 'ws';
import type { DeskDownFrame } from '../desk-contract.ts';
import { sendFrame } from '../send-frame.ts';
import { createWakePump } from '../wake-pump.ts';
import type { Desk, SignedIn } from './desk.ts';
import { pageRows } from './desk-reading.ts';

interface FollowOptions {
  readonly desk: Desk;
  readonly who: SignedIn;
  readonly chat: string;
  readonly after: number;
  readonly fail: (error: unknown) => Promise<boolean>;
}

/**
 * Sends a chat down a desk's socket: what follows `after`, then what is appended, in order, each row once. That it is read is noted
 * before anything of it goes out. Returns the way to stop.
 */
export function followChat(socket: WebSocket, { desk, who, chat, after, fail }: FollowOptions): () => void {
  let seq = after;
  let lastHead = '';
  let isNoted = false;
  let stopped = false;

  async function sendNews(): Promise<void> {
    if (!isNoted) await desk.accessLog.note(who, 'chat', chat);
    isNoted = true;
    while (!stopped && socket.readyState === socket.OPEN) {
      const page = await desk.handoffs.read(chat, seq, pageRows);
      if (!page || stopped) return;
      const head = JSON.stringify(page.head);
      seq = Math.max(seq, page.lastSeq);
      if (page.rows.length === 0 && head === lastHead) return;
      lastHead = head;
      const frame: DeskDownFrame = { kind: 'chat', chat, ...page };
      await sendFrame(socket, frame);
    }
  }

  const wake = createWakePump(sendNews, fail);
  const stops = [
    desk.handoffs.onChat(chat, wake),
    desk.handoffs.onTyping(chat, () => {
      const frame: DeskDownFrame = { kind: 'typing', chat };
      if (socket.readyState === socket.OPEN) sendFrame(socket, frame).catch(() => undefined);
    }),
  ];
  // The net under a wake-up that got lost.
  socket.on('pong', wake);
  wake();
  return () => {
    stopped = true;
    socket.off('pong', wake);
    for (const stop of stops) stop();
  };
}
