import type { WebSocket } from 'ws';
import { z } from 'zod';
import { isHelplineError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { DeskDownFrame } from '../desk-contract.ts';
import { sendFrame } from '../send-frame.ts';
import { createSocketDoor, type SocketDoor } from '../socket-door.ts';
import { createWakePump } from '../wake-pump.ts';
import type { Desk, DeskSession } from './desk.ts';
import { followChat } from './desk-chat-feed.ts';
import type { DeskDoor } from './desk-door.ts';
import { talkers } from './desk-reading.ts';
import { advisorOf } from './sign-in.ts';

interface LiveOptions {
  readonly desk: Desk;
  readonly door: DeskDoor;
  readonly log: Log;
  /** How often each desk is asked for a sign of life, which is the advisor's heartbeat too. */
  readonly pingIntervalMs: number;
  /** How often it is asked whether the session is still good. */
  readonly checkIntervalMs: number;
}

/** Told to a desk whose session has ended: the page signs in again. */
const signedOut = 4401;
/** So many chats one desk follows at most. */
const mostFollowed = 60;

const id = z.string().min(1).max(200);
const upFrameSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('follow'), chat: id, after: z.number().int().nonnegative() }),
  z.object({ kind: z.literal('leave'), chat: id }),
  z.object({ kind: z.literal('typing'), chat: id }),
]);

/** Live desks: the board whenever it changes, the chats that a desk follows as they grow, and who is typing. */
export function createDeskLive(options: LiveOptions): SocketDoor {
  return createSocketDoor({
    path: /^\/api\/desk\/(?<name>live)$/,
    maxPayload: 4096,
    pingIntervalMs: options.pingIntervalMs,
    admit: ({ request }) => options.door.admit(request, talkers),
    serve: (socket, session) => serveDesk(socket, session, options),
  });
}

function serveDesk(socket: WebSocket, session: DeskSession, options: LiveOptions): void {
  const { desk, log } = options;
  const fail = createFailure(socket, log);
  const followed = new Map<string, () => void>();
  const wakeBoard = createWakePump(() => sendBoard(socket, desk), fail);
  const beHere = () => void desk.handoffs.beHere(advisorOf(session.who), session.who.roles).catch(fail);
  const stops = [desk.handoffs.onBoard(wakeBoard), watchSession(socket, session, options)];

  socket.on('message', (data) => hear(String(data)));
  socket.on('pong', beHere);
  socket
    .on('error', () => socket.terminate())
    .once('close', () => {
      for (const stop of [...stops, ...followed.values()]) stop();
    });
  beHere();
  wakeBoard();

  /** What makes no sense is passed over: a page of another version may say things that we don't know. */
  function hear(text: string): void {
    const parsed = upFrameSchema.safeParse(parseOrNull(text));
    if (!parsed.success) return;
    const { data: frame } = parsed;
    if (frame.kind === 'typing') desk.handoffs.tellTyping(advisorOf(session.who), frame.chat);
    if (frame.kind === 'typing') return;
    followed.get(frame.chat)?.();
    followed.delete(frame.chat);
    if (frame.kind === 'follow' && followed.size < mostFollowed) {
      followed.set(frame.chat, followChat(socket, { desk, who: session.who, chat: frame.chat, after: frame.after, fail }));
    }
  }
}

async function sendBoard(socket: WebSocket, desk: Desk): Promise<void> {
  if (socket.readyState !== socket.OPEN) return;
  const frame: DeskDownFrame = { kind: 'board', board: await desk.handoffs.board() };
  await sendFrame(socket, frame);
}

/** A session that ends elsewhere (signed out, revoked, too old) takes its sockets with it. */
function watchSession(socket: WebSocket, { id: session }: DeskSession, { desk, checkIntervalMs, log }: LiveOptions): () => void {
  const check = () =>
    desk.sessions.isGood(session).then(
      (isGood) => void (isGood || socket.close(signedOut, 'signed out')),
      // The store is busy: looked at again in a moment.
      (err: unknown) => log.warn({ err }, 'a desk’s session could not be looked at'),
    );
  const timer = setInterval(check, checkIntervalMs);
  return () => clearInterval(timer);
}

/** What is thrown while a desk is served: a busy store is tried again, anything else ends the socket, and the page comes back. */
function createFailure(socket: WebSocket, log: Log): (error: unknown) => Promise<boolean> {
  return async (error) => {
    if (socket.readyState !== socket.OPEN) return false;
    if (isHelplineError(error, 'store-busy')) return await new Promise((resolve) => setTimeout(resolve, 1000, true));
    log.error({ err: error }, 'a desk’s socket ended because of a bug');
    socket.close(1011, 'internal error');
    return false;
  };
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
