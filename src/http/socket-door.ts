import { type WebSocket, WebSocketServer } from 'ws';
import { Refusal } from './refusal.ts';
import { keepAlive } from './socket-heartbeat.ts';
import type { Upgrade, UpgradeRoute } from './upgrades.ts';

/** An address where sockets of one kind are taken, kept alive, and sent away when the service stops. */
export interface SocketDoor {
  readonly route: UpgradeRoute;
  /** Tells every client to come back later, and waits until they have gone. */
  close(): Promise<void>;
}

interface SocketDoorOptions<Admitted> {
  readonly path: RegExp;
  /** The largest frame that a client may send, in bytes. */
  readonly maxPayload: number;
  /** How often a client is asked for a sign of life. */
  readonly pingIntervalMs: number;
  /** Whom the client is taken for. Throws to refuse. */
  admit(upgrade: Upgrade): Promise<Admitted>;
  serve(socket: WebSocket, admitted: Admitted): void;
}

const goodbyeMs = 2000;

/** Opens the door: who is admitted gets a socket, until it is closed. */
export function createSocketDoor<Admitted>(options: SocketDoorOptions<Admitted>): SocketDoor {
  const { path, maxPayload, pingIntervalMs, admit, serve } = options;
  const server = new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false });
  const stopHeartbeat = keepAlive(server, pingIntervalMs);
  let closing = false;
  return {
    route: {
      path,
      accept: async (upgrade) => {
        if (closing) throw new Refusal(503, 'restarting', 'The service restarts. Please try again.', { 'Retry-After': '1' });
        const admitted = await admit(upgrade);
        server.handleUpgrade(upgrade.request, upgrade.socket, upgrade.head, (socket) => {
          server.emit('connection', socket);
          serve(socket, admitted);
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

/** Sends a client away (1001) and resolves when it has gone. Clients come back by themselves, and go on where they were. */
function sayGoodbye(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), goodbyeMs);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.close(1001, 'restarting');
  });
}
