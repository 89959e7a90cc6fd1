import type { Request, RequestHandler, Response, Server } from 'restify';
import { type Answer, answerHeaders, answerText, sendAnswer } from './answer.ts';
import type { AnswerFailure } from './failures.ts';

/** What is done at an address: reads the request, gives the answer, throws to refuse. */
type Handle = (request: Request) => Promise<Answer>;

/** Where JSON routes are mounted. */
export interface Routes {
  get(path: string, handle: Handle): void;
  post(path: string, handle: Handle): void;
}

/** Routes of `server` whose errors all go through `answerFailure`. */
export function createRoutes(server: Server, answerFailure: AnswerFailure): Routes {
  return {
    get: (path, handle) => void server.get(path, toRequestHandler(`GET ${path}`, handle, answerFailure)),
    post: (path, handle) => void server.post(path, toRequestHandler(`POST ${path}`, handle, answerFailure)),
  };
}

/** restify calls handlers outside of any try: only an async one may throw, so this never does. */
function toRequestHandler(door: string, handle: Handle, answerFailure: AnswerFailure): RequestHandler {
  return async (request: Request, response: Response) => {
    try {
      sendAnswer(response, await handle(request));
    } catch (error) {
      refuse(request, response, answerFailure(error, door));
    }
  };
}

function refuse(request: Request, response: Response, answer: Answer): void {
  if (answer.status === 413) sendAheadOfBody(request, response, answer);
  else sendAnswer(response, answer);
}

/** How long a client that sends too much is listened to after it was refused. */
const lingerMs = 1000;

/**
 * Closing while the client still sends would reset the connection, and the client would never read why. So the answer goes
 * out at once and whole, and what still comes is thrown away for a moment before the connection closes.
 */
function sendAheadOfBody(request: Request, response: Response, answer: Answer): void {
  if (response.destroyed) return;
  const text = answerText(answer);
  response.writeHead(answer.status, { ...answerHeaders(answer, text), Connection: 'close' });
  response.write(text);
  const timer = setTimeout(finish, lingerMs);
  request.once('end', finish).once('close', finish).resume();

  function finish(): void {
    clearTimeout(timer);
    response.end();
  }
}
