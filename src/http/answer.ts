import type { Response } from 'restify';

/** What a route answers: a status, a body that goes out as JSON, and headers of its own. */
export interface Answer {
  readonly status: number;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends `answer`; does nothing when the client has gone or was answered before. */
export function sendAnswer(response: Response, answer: Answer): void {
  if (response.destroyed || response.headersSent) return;
  const text = answerText(answer);
  response.sendRaw(answer.status, text, answerHeaders(answer, text));
}

/** The body of `answer` as it goes over the wire. */
export function answerText(answer: Answer): string {
  return answer.body === undefined ? '' : JSON.stringify(answer.body);
}

/** Every header that `answer` needs with the body `text`. */
export function answerHeaders(answer: Answer, text: string): Record<string, string> {
  return {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(text)),
    ...answer.headers,
  };
}
