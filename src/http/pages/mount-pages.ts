import type { Request, Response, Server } from 'restify';
import type { PageRequest, PageRoute } from './page-answer.ts';
import type { Pages } from './pages.ts';

/** Puts the pages on a restify server. */
export function mountPages(server: Server, pages: Pages): void {
  for (const route of pages.routes) {
    // restify takes two arguments from async functions only, and hands what they throw to its one error handler.
    server.get(route.path, async (request: Request, response: Response) => send(route, request, response));
  }
}

async function send(route: PageRoute, request: Request, response: Response): Promise<void> {
  const { status, headers, body } = await route.answer(readRequest(request));
  // Sent as it is: restify's formatters would wrap it.
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

function readRequest(request: Request): PageRequest {
  const { headers } = request;
  return {
    host: headers.host,
    ifNoneMatch: headers['if-none-match'],
    version: new URLSearchParams(request.url?.split('?')[1]).get('v') ?? undefined,
    acceptsGzip: /\bgzip\b/.test(String(headers['accept-encoding'] ?? '')),
  };
}
