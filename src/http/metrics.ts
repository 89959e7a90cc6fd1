import type { Request, Response, Server } from 'restify';
import { sendAnswer } from './answer.ts';
import { errorAnswer } from './refusal.ts';
import { isSameSecret } from './same-secret.ts';

/** What is counted of requests, and how a collector reads all that is counted. */
export interface RequestMetrics {
  text(): Promise<string>;
  readonly contentType: string;
  countRequest(route: string, method: string, status: number, seconds: number): void;
}

/** Counts every answered request by the pattern of its route. Unknown addresses count as one: they are whatever somebody typed. */
export function mountRequestCount(server: Server, metrics: RequestMetrics): void {
  server.pre((request: Request, response: Response, next) => {
    const begun = performance.now();
    response.once('finish', () => {
      const route = String(request.getRoute()?.path ?? 'unknown');
      metrics.countRequest(route, request.method ?? '', response.statusCode, (performance.now() - begun) / 1000);
    });
    next();
  });
}

/**
 * `/metrics`: for programs on this machine, and for whoever shows the token. What comes through a proxy comes from elsewhere,
 * also when the proxy runs here. Everyone else is told that there is nothing.
 */
export function mountMetrics(server: Server, metrics: RequestMetrics, token: string | undefined): void {
  server.get('/metrics', async (request: Request, response: Response) => {
    if (!isFromHere(request) && !showsToken(request, token)) {
      sendAnswer(response, errorAnswer(404, 'not-found', 'There is nothing at this address.'));
      return;
    }
    const text = await metrics.text();
    response.writeHead(200, {
      'Content-Type': metrics.contentType,
      'Content-Length': Buffer.byteLength(text),
      'Cache-Control': 'no-store',
    });
    response.end(text);
  });
}

function isFromHere(request: Request): boolean {
  const from = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers['forwarded'];
  return (/^127\./.test(from) || from === '::1') && forwarded === undefined;
}

function showsToken({ headers }: Request, token: string | undefined): boolean {
  const shown = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  return token !== undefined && shown !== undefined && isSameSecret(shown, token);
}
