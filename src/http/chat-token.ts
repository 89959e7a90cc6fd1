import type { IncomingMessage } from 'node:http';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Answer } from './answer.ts';
import type { ClientAddress } from './client-address.ts';
import type { Conversations } from './conversations.ts';
import { type Origins, originRefusal } from './origins.ts';
import { readJson } from './read-json.ts';
import { Refusal } from './refusal.ts';
import type { Routes } from './routes.ts';
import type { Tokens } from './tokens.ts';

/** How many new chats one address may open. */
export interface TokenLimit {
  /** At once. */
  readonly burst: number;
  /** In the long run. */
  readonly perMinute: number;
}

interface ChatTokenOptions {
  readonly tokens: Tokens;
  readonly conversations: Pick<Conversations, 'read'>;
  readonly origins: Origins;
  readonly clientAddress: ClientAddress;
  readonly limit: TokenLimit;
  readonly phoneLine: string;
}

/**
 * Where the chat panel gets its token: open to our own pages and those on the list, so many a minute for each address. A panel
 * that shows its old token gets a new one for the same conversation, also when the old one has expired while the phone slept.
 */
export function mountChatToken(routes: Routes, options: ChatTokenOptions): void {
  const count = createCounter(options);
  routes.post('/api/chat/token', async (request) => {
    if (!options.origins.vouchesFor(request)) throw originRefusal();
    if (request.headers.authorization !== undefined) return await goOn(request, options);
    await count(request);
    await readJson(request, { maxBytes: 1024, optional: true });
    return { status: 200, body: await options.tokens.issue() };
  });
}

async function goOn({ headers }: IncomingMessage, { tokens, conversations }: ChatTokenOptions): Promise<Answer> {
  const who = await tokens.recall(headers.authorization);
  // Reading fails once the conversation is erased: its token must not come back.
  await conversations.read(who.conversationId, 0, 1);
  return { status: 200, body: await tokens.renew(who) };
}

/** Counts in this instance's memory: several instances allow several times as much, which only makes the limit milder. */
function createCounter({ limit, clientAddress, phoneLine }: ChatTokenOptions): (request: IncomingMessage) => Promise<void> {
  const limiter = new RateLimiterMemory({ points: limit.burst, duration: (limit.burst / limit.perMinute) * 60 });
  return async (request) => {
    try {
      await limiter.consume(clientAddress(request));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const headers = { 'Retry-After': String(Math.ceil(error.msBeforeNext / 1000)) };
      throw new Refusal(
        429,
        'too-many-chats',
        `Many chats were opened from your network. Wait a little, or: ${phoneLine}`,
        headers,
      );
    }
  };
}
