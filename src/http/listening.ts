import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Server } from 'restify';
import type { Log } from '../log.ts';

/** A server that can be opened and closed. */
export interface Listening {
  /** Port 0 takes any free one. Resolves with the address, `http://host:port`; rejects when the port is taken. */
  listen(port: number, host: string): Promise<string>;
  /** Takes no more requests, sends every stream away, lets running requests finish, and resolves when all have gone. */
  close(): Promise<void>;
}

const finishMs = 5000;
const idleCheckMs = 50;

/** Opens and closes `server`, and `streams` with it. */
export function createListening(server: Server, streams: { close(): Promise<void> }, log: Log): Listening {
  limitWaiting(server.server);
  return { listen: (port, host) => listen(server, port, host, log), close: () => close(server.server, streams) };
}

/** How long a client may take to say what it wants, so that half-open connections don't pile up. */
function limitWaiting(server: HttpServer): void {
  server.headersTimeout = 10_000;
  server.requestTimeout = 15_000;
  // Node looks every 30 s by default, which would stretch both limits. It reads this when it starts to listen.
  Object.assign(server, { connectionsCheckingInterval: 2000 });
}

/** restify repeats what goes wrong with the listening socket, and that ends the process unless somebody hears it. */
function listen(server: Server, port: number, host: string, log: Log): Promise<string> {
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      server.on('error', (error) => log.error({ err: error }, 'the listening socket failed'));
      resolve(addressText(server.server.address()));
    });
  });
}

function addressText(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') return String(address);
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}

async function close(server: HttpServer, streams: { close(): Promise<void> }): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection becomes idle when its last answer has gone, and Node closes idle ones only when asked.
  const idle = setInterval(() => server.closeIdleConnections(), idleCheckMs);
  const patience = setTimeout(() => server.closeAllConnections(), finishMs);
  await Promise.all([closed, streams.close()]);
  clearInterval(idle);
  clearTimeout(patience);
}
