import type { PageOptions } from './page-options.ts';

/** A host as a browser writes it. Anything else in that header would not get into ours. */
const plainHost = /^(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?$/i;

/**
 * The content security policy of our pages: our own files and nothing else, no inline code or style, no way to make code
 * out of text, and frames only on the charity's own sites. `host` is the request's, used when no public address is set.
 */
export function contentPolicy(options: PageOptions, host: string | undefined): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${["'self'", ...socketSources(options.publicUrl, host)].join(' ')}`,
    "img-src 'self' data:",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${["'self'", ...(options.allowedOrigins ?? [])].join(' ')}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** Where the service is reached: by its public address, else at the host that was asked. Empty for a host that makes no sense. */
export function serviceOrigin(publicUrl: string | undefined, host: string | undefined): string {
  if (publicUrl !== undefined) return new URL(publicUrl).origin;
  return host !== undefined && plainHost.test(host) ? `http://${host}` : '';
}

/** Older Safari does not count a socket to its own host as 'self'. */
function socketSources(publicUrl: string | undefined, host: string | undefined): string[] {
  const own = publicUrl === undefined ? host : new URL(publicUrl).host;
  return own !== undefined && plainHost.test(own) ? [`ws://${own}`, `wss://${own}`] : [];
}
