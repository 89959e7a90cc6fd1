import type { Answer } from './answer.ts';
import type { ErrorAnswer } from './contract.ts';

/**
 * Turns a request down: thrown anywhere below a route, answered by the one handler of the server.
 * `message` is for the person who wrote the client: what is wrong, and what to do.
 */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** What a refused client is answered. */
export function refusalAnswer({ status, code, message, headers }: Refusal): Answer {
  return errorAnswer(status, code, message, headers);
}

/** The one shape of every answer that is not a success. */
export function errorAnswer(status: number, code: string, message: string, headers: Answer['headers'] = {}): Answer {
  const body: ErrorAnswer = { error: { code, message } };
  return { status, body, headers };
}
