import type { Request } from 'restify';
import { readPage } from './activity-set.ts';
import type { Answer } from './answer.ts';
import { parseClientActivity } from './client-activity.ts';
import type { ConversationAnswer } from './contract.ts';
import type { Conversations, Participant } from './conversations.ts';
import { addressOf } from './guard.ts';
import { readJson } from './read-json.ts';
import { Refusal } from './refusal.ts';
import type { Routes } from './routes.ts';
import { isSameSecret } from './same-secret.ts';
import type { StreamTickets } from './stream-tickets.ts';
import { bearerToken, randomId, type Tokens } from './tokens.ts';
import { formatWatermark, parseWatermark } from './watermark.ts';

interface DirectLine {
  readonly tokens: Tokens;
  readonly tickets: StreamTickets;
  readonly conversations: Conversations;
  /** Where the stream is reached; without it, at the host that the request came to. */
  readonly publicUrl?: string | undefined;
}

const maxBytes = 64 * 1024;
const base = '/v3/directline';

/** Direct Line 3.0, as the official clients speak it: start, post, read, come back. The stream is mounted apart. */
export function mountDirectLine(routes: Routes, line: DirectLine): void {
  routes.post(`${base}/tokens/refresh`, (request) => refreshToken(request, line));
  routes.post(`${base}/conversations`, (request) => startConversation(request, line));
  routes.get(`${base}/conversations/:id`, (request) => reconnect(request, line));
  routes.get(`${base}/conversations/:id/activities`, (request) => readActivities(request, line));
  routes.post(`${base}/conversations/:id/activities`, (request) => postActivity(request, line));
  routes.post(`${base}/conversations/:id/upload`, (request) => refuseUpload(request, line));
}

/** For servers of the charity's own, that know the secret. Mount it only where a secret is set. */
export function mountTokenGenerate(routes: Routes, tokens: Tokens, secret: string): void {
  routes.post(`${base}/tokens/generate`, async (request) => {
    if (!isSameSecret(bearerToken(request.headers.authorization), secret)) {
      throw new Refusal(403, 'secret-wrong', 'This is not the secret of this service (DIRECT_LINE_SECRET).');
    }
    await readJson(request, { maxBytes, optional: true });
    return { status: 200, body: await tokens.issue() };
  });
}

async function refreshToken(request: Request, { tokens, conversations }: DirectLine): Promise<Answer> {
  const who = await tokens.verify(request.headers.authorization);
  await readJson(request, { maxBytes, optional: true });
  // Reading fails once the conversation is erased: its token must not live on.
  await conversations.read(who.conversationId, 0, 1);
  return { status: 200, body: await tokens.renew(who) };
}

async function startConversation(request: Request, line: DirectLine): Promise<Answer> {
  const who = await line.tokens.verify(request.headers.authorization);
  await readJson(request, { maxBytes, optional: true });
  const { lastSeq } = await line.conversations.read(who.conversationId, 0, 1);
  await line.conversations.join(who);
  return { status: lastSeq === 0 ? 201 : 200, body: await conversationAnswer(request, line, who, 0) };
}

/** Also after a restart: a token that verifies has its conversation, and never hears 404. */
async function reconnect(request: Request, line: DirectLine): Promise<Answer> {
  const who = await participantOf(request, line.tokens);
  const seq = watermarkOf(request);
  await line.conversations.read(who.conversationId, seq, 1);
  return { status: 200, body: await conversationAnswer(request, line, who, seq) };
}

async function readActivities(request: Request, { tokens, conversations }: DirectLine): Promise<Answer> {
  const who = await participantOf(request, tokens);
  const { set } = await readPage(conversations, who, watermarkOf(request));
  return { status: 200, body: set };
}

async function postActivity(request: Request, { tokens, conversations }: DirectLine): Promise<Answer> {
  const who = await participantOf(request, tokens);
  const body = await readJson(request, { maxBytes });
  if (body['type'] === 'typing') conversations.tellTyping(who);
  const activity = parseClientActivity(body, who);
  // Clients expect an id for what is ignored as well.
  if (!activity) return { status: 200, body: { id: randomId() } };
  return { status: 200, body: await conversations.post(who, activity) };
}

/** A 404 here would tell clients that the conversation is over. */
async function refuseUpload(request: Request, { tokens }: DirectLine): Promise<Answer> {
  await participantOf(request, tokens);
  throw new Refusal(400, 'files-refused', 'Files are not taken here. Please describe in words what is in them.');
}

/** Who sends `request`. Throws a refusal unless the token is for the very conversation in the path. */
async function participantOf(request: Request, tokens: Tokens): Promise<Participant> {
  const who = await tokens.verify(request.headers.authorization);
  if (request.params.id === who.conversationId) return who;
  throw new Refusal(403, 'conversation-not-yours', 'This token is for another conversation.');
}

function watermarkOf(request: Request): number {
  return parseWatermark(addressOf(request).searchParams.get('watermark'));
}

async function conversationAnswer(
  request: Request,
  line: DirectLine,
  who: Participant,
  seq: number,
): Promise<ConversationAnswer> {
  const { conversationId, token, expires_in } = await line.tokens.renew(who);
  const stream = new URL(`${base}/conversations/${conversationId}/stream`, line.publicUrl ?? addressOf(request).origin);
  stream.protocol = stream.protocol === 'https:' ? 'wss:' : 'ws:';
  stream.searchParams.set('watermark', formatWatermark(seq));
  stream.searchParams.set('t', await line.tickets.issue(who));
  return { conversationId, token, expires_in, streamUrl: stream.href };
}
