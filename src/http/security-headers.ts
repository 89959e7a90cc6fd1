import type { Server } from 'restify';

/** On every answer. Pages of ours may replace `Cache-Control`; nothing else is theirs to loosen. */
export const securityHeaders = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  // Not `no-referrer`: that would blank the Origin of our own forms.
  'Referrer-Policy': 'same-origin',
} as const;

/** Sets the headers before anything else can answer. */
export function mountSecurityHeaders(server: Server): void {
  server.pre((_request, response, next) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    next();
  });
}
