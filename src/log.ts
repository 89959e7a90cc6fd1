/**
 * What the service writes down for its operators: ids, sizes and codes. Never what a family said, nor a name or number.
 * `app.ts` plugs pino in here.
 */
export interface Log {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields & { err?: unknown }, message: string): void;
}

/** Plain values only, so that nothing a family wrote slips in with an object. */
export type LogFields = Record<string, unknown>;
