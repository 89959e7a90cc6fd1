import type { IncomingMessage } from 'node:http';
import { parseJsonObject } from './parse-json.ts';
import { Refusal } from './refusal.ts';

interface BodyRules {
  readonly maxBytes: number;
  /** The route works without a body too: then `{}` is read. */
  readonly optional?: boolean;
}

/** The body of `request` as a JSON object of unknown content. Throws a refusal that says what is wrong with it. */
export async function readJson(request: IncomingMessage, { maxBytes, optional }: BodyRules): Promise<Record<string, unknown>> {
  if (optional && !hasBody(request)) return {};
  // Also keeps other sites' forms out: a browser asks before it sends JSON across origins.
  if (!isJson(request)) throw new Refusal(415, 'content-type', 'Send the body as application/json, not compressed.');
  return parseJsonObject(await readBytes(request, maxBytes));
}

function hasBody(request: IncomingMessage): boolean {
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
}

function isJson(request: IncomingMessage): boolean {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  return type === 'application/json' && (request.headers['content-encoding'] ?? 'identity') === 'identity';
}

/** Reads no more than `maxBytes`: a longer body is refused when it is announced, else at the first byte too many. */
function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return Promise.reject(tooLarge(maxBytes));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', take).once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', brokenOff).once('close', brokenOff);

    function take(chunk: Buffer): void {
      size += chunk.length;
      if (size <= maxBytes) return void chunks.push(chunk);
      request.off('data', take).pause();
      reject(tooLarge(maxBytes));
    }
    function brokenOff(): void {
      reject(new Refusal(400, 'body-incomplete', 'The connection ended before the body did.'));
    }
  });
}

function tooLarge(maxBytes: number): Refusal {
  return new Refusal(413, 'body-too-large', `The body may have at most ${maxBytes} bytes.`);
}
