import type { ServerOptions } from 'restify';

const nothing = () => undefined;

/**
 * restify logs whole requests and returned values, which may hold a family's words. We log for ourselves, ids and codes
 * only, so it gets a log that keeps nothing. The cast: it wants a bunyan and calls no more than these.
 */
export const quietLog = {
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
} as unknown as NonNullable<ServerOptions['log']>;
