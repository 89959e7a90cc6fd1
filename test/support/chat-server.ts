import { randomBytes } from 'node:crypto';
import type { ConversationAnswer, TokenAnswer } from '../../src/http/contract.ts';
import { createServer, type ServerOptions } from '../../src/http/server.ts';
import { createHandClock, type HandClock } from './hand-clock.ts';
import { createMemoryConversations, type MemoryConversations } from './memory-conversations.ts';
import { createMemoryFamilies, type MemoryFamilies } from './memory-families.ts';
import { createMemoryLog, type MemoryLog } from './memory-log.ts';

export const phoneLine = 'Ring us on 0800 000 0000.';

/** A real server on a free port, with conversations in memory and a clock set by hand. */
export interface ChatServer {
  readonly url: string;
  readonly conversations: MemoryConversations;
  readonly families: MemoryFamilies;
  readonly clock: HandClock;
  readonly log: MemoryLog;
  readonly options: ServerOptions;
  close(): Promise<void>;
}

/** Starts one. `port`: to start again where another stood. */
export async function startChatServer(changes: Partial<ServerOptions> = {}, port = 0): Promise<ChatServer> {
  const conversations = createMemoryConversations();
  const families = createMemoryFamilies(conversations.erase);
  const clock = createHandClock();
  const log = createMemoryLog();
  const options: ServerOptions = {
    conversations,
    families,
    clock,
    log,
    phoneLine,
    ping: async () => undefined,
    tokenKey: randomBytes(32),
    allowedOrigins: [],
    trustedProxies: [],
    ...changes,
  };
  const server = createServer(options);
  const url = await server.listen(port, '127.0.0.1');
  return { url, conversations, families, clock, log, options, close: () => server.close() };
}

/** A token as a page of ours gets it. */
export async function newToken(url: string): Promise<TokenAnswer> {
  const response = await fetch(`${url}/api/chat/token`, { method: 'POST', headers: { Origin: new URL(url).origin } });
  if (response.status !== 200) throw new Error(`no token: ${response.status}`);
  return (await response.json()) as TokenAnswer;
}

/** A call of the Direct Line endpoint at `url`. */
export function directLine(url: string, token: string, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${url}/v3/directline${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** A conversation that has begun: the welcome is in it. */
export async function startConversation(url: string): Promise<ConversationAnswer & { userId: string }> {
  const { token, userId } = await newToken(url);
  const response = await directLine(url, token, 'POST', '/conversations', {});
  return { ...((await response.json()) as ConversationAnswer), userId };
}
