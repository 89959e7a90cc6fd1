import type { Log } from '../log.ts';
import type { Conversations, Participant } from './conversations.ts';
import { type Origins, originRefusal } from './origins.ts';
import { Refusal } from './refusal.ts';
import { createSocketDoor, type SocketDoor } from './socket-door.ts';
import { feedSocket } from './socket-feed.ts';
import type { StreamTickets } from './stream-tickets.ts';
import type { Upgrade } from './upgrades.ts';
import { parseWatermark } from './watermark.ts';

interface StreamOptions {
  readonly conversations: Conversations;
  readonly tickets: StreamTickets;
  readonly origins: Origins;
  readonly log: Log;
  readonly pingIntervalMs: number;
}

/** Direct Line's stream: whatever follows the watermark, then whatever is appended, in order, each once. */
export function createStream(options: StreamOptions): SocketDoor {
  return createSocketDoor({
    path: /^\/v3\/directline\/conversations\/(?<id>[^/]+)\/stream$/,
    maxPayload: 64 * 1024,
    pingIntervalMs: options.pingIntervalMs,
    admit: (upgrade) => admit(upgrade, options),
    serve: (socket, admitted) => feedSocket(socket, { ...options, ...admitted }),
  });
}

async function admit(upgrade: Upgrade, options: StreamOptions): Promise<{ who: Participant; afterSeq: number }> {
  const { request, url, groups } = upgrade;
  if (!options.origins.accepts(request)) throw originRefusal();
  const afterSeq = parseWatermark(url.searchParams.get('watermark'));
  const who = await options.tickets.redeem(url.searchParams.get('t') ?? '');
  if (groups['id'] === who.conversationId) return { who, afterSeq };
  throw new Refusal(403, 'conversation-not-yours', 'This ticket is for another conversation.');
}
