import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Server } from 'restify';
import { type Answer, answerHeaders, answerText } from './answer.ts';
import type { AnswerFailure } from './failures.ts';
import { addressOf, hasReadableAddress } from './guard.ts';
import { Refusal } from './refusal.ts';
import { securityHeaders } from './security-headers.ts';

/** An address where sockets are taken. `accept` throws to refuse. */
export interface UpgradeRoute {
  readonly path: RegExp;
  accept(upgrade: Upgrade): Promise<void>;
}

/** A client that asks for a WebSocket: nothing is answered yet. `groups` are the named ones of the route's path. */
export interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly url: URL;
  readonly groups: Readonly<Record<string, string>>;
}

/**
 * Takes requests for sockets. They pass none of restify's handlers, and nothing catches what is thrown here: each is
 * answered inside of one try, malformed addresses too. Returns the way to add a route.
 */
export function mountUpgrades(server: Server, answerFailure: AnswerFailure): (route: UpgradeRoute) => void {
  const routes: UpgradeRoute[] = [];
  ignoreOtherUpgrades(server);
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A client that resets before it was answered would otherwise end the process.
    socket.on('error', () => socket.destroy());
    dispatch(routes, request, socket, head).catch((error: unknown) => refuse(socket, answerFailure(error, 'upgrade')));
  });
  return (route) => void routes.push(route);
}

/** HTTP/2 by upgrade, as some clients offer with every request, is not for us: those go on as plain requests. */
function ignoreOtherUpgrades(server: Server): void {
  const shouldUpgradeCallback = (request: IncomingMessage) => request.headers.upgrade?.toLowerCase() === 'websocket';
  Object.assign(server.server, { shouldUpgradeCallback });
}

async function dispatch(routes: readonly UpgradeRoute[], request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
  if (!hasReadableAddress(request)) throw new Refusal(400, 'address-malformed', 'The address is malformed.');
  const url = addressOf(request);
  for (const route of routes) {
    const groups = route.path.exec(url.pathname)?.groups;
    if (groups) return await route.accept({ request, socket, head, url, groups });
  }
  throw new Refusal(404, 'not-found', 'There is no stream at this address.');
}

function refuse(socket: Duplex, answer: Answer): void {
  const text = answerText(answer);
  const headers = { ...securityHeaders, ...answerHeaders(answer, text), Connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}`, ...lines, '', text].join('\r\n'));
}
