import type { Request, Response, Server } from 'restify';
import { createTrust } from './client-address.ts';

/**
 * Counts requests that bring a forwarded address from somebody who is no trusted proxy: in front of the service stands a proxy
 * that TRUSTED_PROXIES does not know, so all families count as one. Returns the count so far.
 */
export function countDistrustedForwards(server: Server, trustedProxies: readonly string[]): () => number {
  const trusted = createTrust(trustedProxies);
  let count = 0;
  server.pre((request: Request, _response: Response, next) => {
    const from = (request.socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
    if (request.headers['x-forwarded-for'] !== undefined && !trusted(from)) count += 1;
    next();
  });
  return () => count;
}
