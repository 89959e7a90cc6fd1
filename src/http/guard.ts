import type { IncomingMessage } from 'node:http';
import type { Request, Response, Server } from 'restify';
import { answerHeaders, answerText } from './answer.ts';
import { errorAnswer } from './refusal.ts';
import { securityHeaders } from './security-headers.ts';

declare module 'restify' {
  // Missing in its types.
  interface Server {
    first(handler: (request: Request, response: Response) => boolean): this;
  }
}

/**
 * restify 12 parses the address of each request where nothing catches: one malformed `Host` header or request target ends
 * the process. This asks for the very same parse first, where it can be caught. It must stay the first of all handlers.
 */
export function mountGuard(server: Server): void {
  server.first((request, response) => {
    if (hasReadableAddress(request)) return true;
    const answer = errorAnswer(400, 'address-malformed', 'The Host header or the request target is not a valid address.');
    const text = answerText(answer);
    response.writeHead(answer.status, { ...securityHeaders, ...answerHeaders(answer, text), Connection: 'close' });
    response.end(text);
    return false;
  });
}

/** Whether restify can parse where this request goes. Also for raw upgrades, which pass no handler of restify. */
export function hasReadableAddress(request: IncomingMessage): boolean {
  try {
    addressOf(request);
    // A path in the Host header would become part of the address, and be routed.
    return !/[/?#@\\]/.test(request.headers.host ?? '');
  } catch {
    return false;
  }
}

/** The parsed address of a request, through the method that restify adds to every one. Throws when it is malformed. */
export function addressOf(request: object): URL {
  if (!('getUrl' in request) || typeof request.getUrl !== 'function') throw new TypeError('not a request of restify');
  const url: unknown = request.getUrl();
  if (!(url instanceof URL)) throw new TypeError('restify gave no URL');
  return url;
}
