import { createServer as createRestifyServer, type Server } from 'restify';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { mountChatFamily } from './chat-family.ts';
import { mountChatToken, type TokenLimit } from './chat-token.ts';
import { createClientAddress } from './client-address.ts';
import { createCodeGuesses } from './code-guesses.ts';
import type { Conversations } from './conversations.ts';
import { mountCors } from './cors.ts';
import { type DeskOptions, mountDesk } from './desk/mount-desk.ts';
import { mountDirectLine, mountTokenGenerate } from './direct-line.ts';
import { countDistrustedForwards } from './distrusted-forwards.ts';
import { createFailureAnswers, mountFailureAnswers } from './failures.ts';
import type { Families } from './families.ts';
import { mountGuard } from './guard.ts';
import { mountHeadRequests } from './head-requests.ts';
import { mountHealth } from './health.ts';
import { type Hub, mountHub } from './hub.ts';
import { createListening, type Listening } from './listening.ts';
import { mountMessages, type ProcessActivity } from './messages.ts';
import { mountMetrics, mountRequestCount, type RequestMetrics } from './metrics.ts';
import { createOrigins } from './origins.ts';
import { quietLog } from './restify-log.ts';
import { createRoutes } from './routes.ts';
import { mountSecurityHeaders } from './security-headers.ts';
import { createStream } from './stream.ts';
import { createStreamTickets } from './stream-tickets.ts';
import { createTokens } from './tokens.ts';
import { mountUpgrades } from './upgrades.ts';

/** What the web side needs of the rest of the house; `app.ts` plugs it in. */
export interface ServerOptions {
  readonly conversations: Conversations;
  /** What a family does with its own chat. */
  readonly families: Families;
  /** Resolves when the store answers. */
  readonly ping: () => Promise<void>;
  /** 32 random bytes, kept in the store: the same for every instance and after every restart. */
  readonly tokenKey: Uint8Array;
  readonly clock: Clock;
  readonly log: Log;
  /** How to reach a person, as one sentence. Every failure carries it. */
  readonly phoneLine: string;
  /** Origins of pages that may use the chat, besides our own. */
  readonly allowedOrigins: readonly string[];
  /** Addresses and subnets of the proxies in front of us. */
  readonly trustedProxies: readonly string[];
  /** Where the service is reached from outside. Needed behind a proxy, or streams are sent to the wrong address. */
  readonly publicUrl?: string | undefined;
  /** Without it, `tokens/generate` is not there. */
  readonly directLineSecret?: string | undefined;
  /** Without it, `/api/messages` is not there. */
  readonly processActivity?: ProcessActivity | undefined;
  /** What is counted; without it, nothing is, and `/metrics` is not there. */
  readonly metrics?: RequestMetrics | undefined;
  /** Lets a collector beyond this machine read `/metrics`. */
  readonly metricsToken?: string | undefined;
  readonly tokenLimit?: TokenLimit | undefined;
  /** Another engagement hub. Without it, `/api/hub` is not there. */
  readonly hub?: Hub | undefined;
  /** The advisor desk. Without it, nothing of it is there. */
  readonly desk?: DeskOptions | undefined;
  /** Mounts the pages. */
  readonly pages?: ((server: Server) => void) | undefined;
  readonly pingIntervalMs?: number | undefined;
}

/** The web side, and what it noticed of the proxies in front of it. */
export interface WebSide extends Listening {
  /** How many requests brought a forwarded address from somebody who is no trusted proxy. */
  readonly distrustedForwards: () => number;
}

/** The whole web side, not yet listening. In order: what every request passes, then what is answered where. */
export function createServer(options: ServerOptions): WebSide {
  const { conversations, families, tokenKey, clock, log, publicUrl, phoneLine } = options;
  const server = createRestifyServer({ name: '', ignoreTrailingSlash: true, log: quietLog });
  const tokens = createTokens({ tokenKey, clock });
  const tickets = createStreamTickets({ tokenKey, clock });
  const origins = createOrigins(options);
  const clientAddress = createClientAddress(options.trustedProxies);
  const answerFailure = createFailureAnswers({ log, phoneLine });
  const routes = createRoutes(server, answerFailure);
  const stream = createStream({ conversations, tickets, origins, log, pingIntervalMs: options.pingIntervalMs ?? 30_000 });

  mountGuard(server);
  const distrustedForwards = countDistrustedForwards(server, options.trustedProxies);
  if (options.metrics) mountRequestCount(server, options.metrics);
  mountFailureAnswers(server, answerFailure);
  mountSecurityHeaders(server);
  mountHeadRequests(server);
  mountCors(server, origins);

  mountHealth(routes, options.ping);
  if (options.metrics) mountMetrics(server, options.metrics, options.metricsToken);
  mountChatToken(routes, {
    tokens,
    conversations,
    origins,
    phoneLine,
    clientAddress,
    limit: options.tokenLimit ?? { burst: 30, perMinute: 60 },
  });
  const guesses = createCodeGuesses(clientAddress, phoneLine);
  mountChatFamily(routes, { tokens, origins, families, conversations, guesses });
  mountDirectLine(routes, { tokens, tickets, conversations, publicUrl });
  if (options.directLineSecret) mountTokenGenerate(routes, tokens, options.directLineSecret);
  if (options.hub) mountHub(routes, options.hub);
  const mountUpgrade = mountUpgrades(server, answerFailure);
  mountUpgrade(stream.route);
  const live = options.desk && mountDesk(routes, options.desk, { publicUrl, guesses, log });
  if (live) mountUpgrade(live.route);
  if (options.processActivity) mountMessages(routes, options.processActivity);
  options.pages?.(server);
  const streams = { close: async () => void (await Promise.all([stream.close(), live?.close()])) };
  return { ...createListening(server, streams, log), distrustedForwards };
}
