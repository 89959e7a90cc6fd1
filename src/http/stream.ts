import { type WebSocket, WebSocketServer } from 'ws';
import type { Log } from '../log.ts';
import type { Conversations, Participant } from './conversations.ts';
import { type Origins, originRefusal } from './origins.ts';
import { Refusal } from './refusal.ts';
import { feedSocket } from './socket-feed.ts';
import { keepAlive } from './socket-heartbeat.ts';
import type { StreamTickets } from './stream-tickets.ts';
import type { Upgrade, UpgradeRoute } from './upgrades.ts';
import { parseWatermark } from './watermark.ts';

interface StreamOptions {
  readonly conversations: Conversations;
  readonly tickets: StreamTickets;
  readonly origins: Origins;
  readonly log: Log;
  readonly pingIntervalMs: number;
}

/** The sockets that show conversations as they happen. */
export interface Stream {
  readonly route: UpgradeRoute;
  /** Tells every client to come back later, and waits until they have gone. */
  close(): Promise<void>;
}

const goodbyeMs = 2000;

/** Direct Line's stream: whatever follows the watermark, then whatever is appended, in order, each once. */
export function createStream(options: StreamOptions): Stream {
  const server = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024, perMessageDeflate: false });
  let closing = false;
  const stopHeartbeat = keepAlive(server, options.pingIntervalMs);
  return {
    route: {
      path: /^\/v3\/directline\/conversations\/(?<id>[^/]+)\/stream$/,
      accept: async (upgrade) => {
        if (closing) throw new Refusal(503, 'restarting', 'The service restarts. Please try again.', { 'Retry-After': '1' });
        const { who, afterSeq } = await admit(upgrade, options);
        server.handleUpgrade(upgrade.request, upgrade.socket, upgrade.head, (socket) => {
          server.emit('connection', socket);
          feedSocket(socket, { ...options, who, afterSeq });
        });
      },
    },
    close: async () => {
      closing = true;
      stopHeartbeat();
      await Promise.all([...server.clients].map(sayGoodbye));
    },
  };
}

async function admit(upgrade: Upgrade, options: StreamOptions): Promise<{ who: Participant; afterSeq: number }> {
  const { request, url, groups } = upgrade;
  if (!options.origins.accepts(request)) throw originRefusal();
  const afterSeq = parseWatermark(url.searchParams.get('watermark'));
  const who = await options.tickets.redeem(url.searchParams.get('t') ?? '');
  if (groups['id'] === who.conversationId) return { who, afterSeq };
  throw new Refusal(403, 'conversation-not-yours', 'This ticket is for another conversation.');
}

/** Sends a client away (1001) and resolves when it has gone. Clients come back by themselves, with their watermark. */
export function sayGoodbye(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), goodbyeMs);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.close(1001, 'restarting');
  });
}
