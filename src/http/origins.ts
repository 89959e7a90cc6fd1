import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

/** Which pages may talk to this service from a browser. */
export interface Origins {
  /** Whether the page that sent `request` is ours or on the list. `true` when no browser says where it comes from. */
  accepts(request: IncomingMessage): boolean;
  /** The same, and a browser must have said so: for what has no token yet. */
  vouchesFor(request: IncomingMessage): boolean;
}

interface OriginOptions {
  readonly allowedOrigins: readonly string[];
  readonly publicUrl?: string | undefined;
}

/** The service's own origin is always allowed: by `publicUrl`, and by the very host that the request came to. */
export function createOrigins({ allowedOrigins, publicUrl }: OriginOptions): Origins {
  const allowed = new Set([...allowedOrigins, ...(publicUrl ? [publicUrl] : [])].map((url) => new URL(url).origin));
  const isAllowed = (origin: string, request: IncomingMessage) => allowed.has(origin) || isOwnHost(origin, request);
  return {
    accepts: (request) => request.headers.origin === undefined || isAllowed(request.headers.origin, request),
    vouchesFor: (request) =>
      request.headers.origin === undefined
        ? request.headers['sec-fetch-site'] === 'same-origin'
        : isAllowed(request.headers.origin, request),
  };
}

/** What a page hears that is not on the list. */
export function originRefusal(): Refusal {
  const message = 'Pages of this origin may not use the chat. Whoever runs it can add the origin to ALLOWED_ORIGINS.';
  return new Refusal(403, 'origin-not-allowed', message);
}

/** The scheme is left out: behind a proxy that ends TLS the page is https and we are not. */
function isOwnHost(origin: string, request: IncomingMessage): boolean {
  return URL.canParse(origin) && new URL(origin).host === request.headers.host?.toLowerCase();
}
