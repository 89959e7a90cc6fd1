import type { Server } from 'restify';

/**
 * restify answers 405 to HEAD where only GET is mounted. Node decided when the request came in that a HEAD gets no body,
 * so it may be routed as the GET that it asks about.
 */
export function mountHeadRequests(server: Server): void {
  server.pre((request, _response, next) => {
    if (request.method === 'HEAD') request.method = 'GET';
    next();
  });
}
