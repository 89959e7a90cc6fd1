import type { Server } from 'restify';
import { type ErrorCode, isHelplineError } from '../errors.ts';
import type { Log } from '../log.ts';
import { type Answer, sendAnswer } from './answer.ts';
import { errorAnswer, Refusal, refusalAnswer } from './refusal.ts';

/** Turns whatever was thrown into an answer. */
export type AnswerFailure = (error: unknown, door: string) => Answer;

interface FailureOptions {
  readonly log: Log;
  /** How to reach a person, as one sentence: whatever fails, the family is told. */
  readonly phoneLine: string;
}

/**
 * The one place that answers errors. A refusal says what it has to say; a coded failure gets fixed words, since its own
 * message is for operators; anything else is a bug, which is logged and answered with the phone.
 */
export function createFailureAnswers({ log, phoneLine }: FailureOptions): AnswerFailure {
  return (error, door) => {
    if (error instanceof Refusal) return refusalAnswer(error);
    const known = answerCoded(error, phoneLine) ?? answerRouting(error);
    if (known) return known;
    log.error({ err: error, door }, 'a request failed because of a bug');
    return errorAnswer(500, 'internal', `Something went wrong on our side. ${phoneLine}`);
  };
}

/** Answers what restify itself turns down: no such address, no such method there. */
export function mountFailureAnswers(server: Server, answerFailure: AnswerFailure): void {
  server.on('restifyError', (request, response, error, done) => {
    sendAnswer(response, answerFailure(error, `${request.method} ${request.route?.path ?? '?'}`));
    done();
  });
}

/** Failures of the rest of the house that a client can do something about. */
const codedAnswers: Partial<Record<ErrorCode, { status: number; message: string; headers?: Answer['headers'] }>> = {
  'store-busy': { status: 503, message: 'We are very busy. Please try again in a moment.', headers: { 'Retry-After': '1' } },
  'conversation-erased': { status: 403, message: 'This conversation was erased. Start a new one.' },
  'request-invalid': { status: 400, message: 'This request makes no sense here.' },
  'channel-unsupported': { status: 400, message: 'This channel is not served here.' },
};

function answerCoded(error: unknown, phoneLine: string): Answer | undefined {
  if (!isHelplineError(error)) return undefined;
  const coded = codedAnswers[error.code];
  if (!coded) return undefined;
  const message = coded.status === 503 ? `${coded.message} ${phoneLine}` : coded.message;
  return errorAnswer(coded.status, error.code, message, coded.headers);
}

function answerRouting(error: unknown): Answer | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  if (error.statusCode === 404) return errorAnswer(404, 'not-found', 'There is nothing at this address.');
  if (error.statusCode !== 405) return undefined;
  return errorAnswer(405, 'method-not-allowed', 'This address takes other methods: see the Allow header.');
}
