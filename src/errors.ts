/**
 * Operational failures that somebody can act on. A bug is any other error: it travels to the one handler of its door.
 * The message says what happened and what to do next; it never holds what a family said, nor a name or a number of theirs.
 */
export class HelplineError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'HelplineError';
    this.code = code;
  }
}

/** Every coded failure, named for what went wrong. */
export type ErrorCode =
  | 'settings-invalid'
  | 'port-in-use'
  | 'content-invalid'
  | 'store-busy'
  | 'store-in-use'
  | 'store-unusable'
  | 'identity-unavailable'
  | 'backup-failed'
  | 'conversation-erased'
  | 'request-invalid'
  | 'channel-unsupported';

/** Whether `error` is one of ours, with `code` when one is asked for. */
export function isHelplineError(error: unknown, code?: ErrorCode): error is HelplineError {
  return error instanceof HelplineError && (code === undefined || error.code === code);
}
