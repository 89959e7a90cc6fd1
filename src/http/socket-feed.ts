import { setTimeout as wait } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { isHelplineError } from '../errors.ts';
import type { Log } from '../log.ts';
import { readPage } from './activity-set.ts';
import type { ActivitySet, WireActivity } from './contract.ts';
import type { Conversations, Participant } from './conversations.ts';
import { sendFrame } from './send-frame.ts';
import { randomId } from './tokens.ts';
import { createWakePump } from './wake-pump.ts';
import { formatWatermark } from './watermark.ts';

interface Feed {
  readonly conversations: Conversations;
  readonly who: Participant;
  readonly afterSeq: number;
  readonly log: Log;
}

const busyRetryMs = 1000;

/**
 * Sends a conversation down a socket: what follows `afterSeq` at once, then what is appended. A wake-up carries nothing;
 * each time the log is read on from the last seq that was sent, so nothing is missed and nothing comes twice. One page
 * is on its way at a time: a slow client is waited for and costs one page of memory.
 */
export function feedSocket(socket: WebSocket, feed: Feed): void {
  let seq = feed.afterSeq;
  let isSending = false;

  async function sendNews(): Promise<void> {
    while (socket.readyState === socket.OPEN) {
      const { set, lastSeq } = await readPage(feed.conversations, feed.who, seq);
      if (lastSeq === seq) return;
      isSending = true;
      if (set.activities.length > 0) await sendFrame(socket, set);
      isSending = false;
      seq = lastSeq;
    }
  }

  async function recover(error: unknown): Promise<boolean> {
    isSending = false;
    if (socket.readyState !== socket.OPEN) return false;
    if (isHelplineError(error, 'store-busy')) return await wait(busyRetryMs, true);
    endSocket(socket, error, feed.log);
    return false;
  }

  const wake = createWakePump(sendNews, recover);
  /** At the watermark that the client has: it follows nothing, and is not seen again. A slow client has enough to do. */
  function showTyping(): void {
    if (socket.readyState !== socket.OPEN || isSending) return;
    const set: ActivitySet = { activities: [typingActivity(conversationId)], watermark: formatWatermark(seq) };
    // A sign that is lost is no harm.
    sendFrame(socket, set).catch(() => undefined);
  }

  const { conversationId } = feed.who;
  const { conversations } = feed;
  const stops = [conversations.onAppend(conversationId, wake), conversations.onTyping(conversationId, showTyping)];
  // The heartbeat's answer is also the net under a wake-up that got lost.
  socket.on('pong', wake);
  socket
    .on('error', () => socket.terminate())
    .once('close', () => {
      for (const stop of stops) stop();
    });
  wake();
}

/** Direct Line's sign that somebody is writing: it passes away, so it has an id of its own and no place in the log. */
function typingActivity(conversationId: string): WireActivity {
  return {
    type: 'typing',
    id: randomId(),
    timestamp: new Date().toISOString(),
    conversation: { id: conversationId },
    from: { id: 'advisor', role: 'bot' },
  };
}

/** The client reconnects with its watermark; for an erased conversation it hears 403 then. */
function endSocket(socket: WebSocket, error: unknown, log: Log): void {
  const erased = isHelplineError(error, 'conversation-erased');
  if (!erased) log.error({ err: error }, 'a stream ended because of a bug');
  socket.close(erased ? 1008 : 1011, erased ? 'conversation erased' : 'internal error');
}
