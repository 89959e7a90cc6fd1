import type { Request, Response, Server } from 'restify';
import { sendAnswer } from './answer.ts';
import { type Origins, originRefusal } from './origins.ts';
import { refusalAnswer } from './refusal.ts';

/** Open to pages of other origins, if on the list. Everything else is for our own pages only. */
const sharedPaths = ['/v3/directline/', '/api/chat/token'];

const preflightHeaders = {
  'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, X-Requested-With, x-ms-bot-agent',
  'Access-Control-Max-Age': '600',
} as const;

/**
 * Lets pages on the list read the answers of the Direct Line endpoint, errors included: a client that can't read a 403
 * can't tell an expired token from a dead network. Never with credentials: the token is all that counts.
 */
export function mountCors(server: Server, origins: Origins): void {
  server.pre((request, response, next) => {
    if (!sharedPaths.some((path) => request.path().startsWith(path))) return next();
    const allowed = share(request, response, origins);
    if (request.method !== 'OPTIONS' || request.headers.origin === undefined) return next();
    sendAnswer(response, allowed ? { status: 204, headers: preflightHeaders } : refusalAnswer(originRefusal()));
    return next(false);
  });
}

function share(request: Request, response: Response, origins: Origins): boolean {
  const origin = request.headers.origin;
  response.setHeader('Vary', 'Origin');
  if (origin === undefined || !origins.accepts(request)) return false;
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
  return true;
}
