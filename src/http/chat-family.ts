import type { Request } from 'restify';
import { z } from 'zod';
import { readCode, showCode } from '../code.ts';
import type { Answer } from './answer.ts';
import type { CodeGuesses } from './code-guesses.ts';
import type { CodeAnswer, DataAnswer } from './contract.ts';
import type { Conversations, Participant } from './conversations.ts';
import type { Families } from './families.ts';
import { type Origins, originRefusal } from './origins.ts';
import { readJson } from './read-json.ts';
import { Refusal } from './refusal.ts';
import type { Routes } from './routes.ts';
import type { Tokens } from './tokens.ts';

interface ChatFamilyOptions {
  readonly tokens: Tokens;
  readonly origins: Origins;
  readonly families: Families;
  readonly conversations: Conversations;
  readonly guesses: CodeGuesses;
}

const maxBytes = 1024;

/** What a family does with its own chat, without an account: whoever holds the token, or the code, is who it is about. */
export function mountChatFamily(routes: Routes, options: ChatFamilyOptions): void {
  routes.get('/api/chat/data', (request) => showData(request, options));
  routes.post('/api/chat/notice', (request) => acceptNotice(request, options));
  routes.post('/api/chat/code', (request) => makeCode(request, options));
  routes.post('/api/chat/code/revoke', (request) => revokeCode(request, options));
  routes.post('/api/chat/continue', (request) => continueChat(request, options));
  routes.post('/api/chat/forget', (request) => forget(request, options));
}

async function showData(request: Request, { tokens, families }: ChatFamilyOptions): Promise<Answer> {
  const { tables, begunAt, deletedAt, code, collected, notices } = await families.holdings(await holderOf(request, tokens));
  const body: DataAnswer = {
    tables,
    begunAt: isoTime(begunAt),
    deletedAt: isoTime(deletedAt),
    code: code && showMade(code),
    collected: collected.map((words) => ({ ...words, at: isoTime(words.at), deletedAt: isoTime(words.deletedAt) })),
    notices: notices.map(({ version, at }) => ({ version, at: isoTime(at) })),
  };
  return { status: 200, body };
}

async function acceptNotice(request: Request, { tokens, families }: ChatFamilyOptions): Promise<Answer> {
  const who = await holderOf(request, tokens);
  const parsed = z.object({ version: z.string().min(1).max(64) }).safeParse(await readJson(request, { maxBytes }));
  if (parsed.success && (await families.acceptNotice(who, parsed.data.version))) return { status: 200, body: {} };
  throw new Refusal(400, 'notice-unknown', 'Send the version of a privacy notice that this service has shown.');
}

async function makeCode(request: Request, { tokens, families }: ChatFamilyOptions): Promise<Answer> {
  const who = await holderOf(request, tokens);
  await readJson(request, { maxBytes, optional: true });
  return { status: 200, body: showMade(await families.makeCode(who)) };
}

async function revokeCode(request: Request, { tokens, families }: ChatFamilyOptions): Promise<Answer> {
  const who = await holderOf(request, tokens);
  await readJson(request, { maxBytes, optional: true });
  return { status: 200, body: { revoked: await families.revokeCode(who) } };
}

/** A new token for the same conversation and person. There is no token yet, so a page of ours must be asking. */
async function continueChat(request: Request, options: ChatFamilyOptions): Promise<Answer> {
  if (!options.origins.vouchesFor(request)) throw originRefusal();
  const { code: typed } = await readJson(request, { maxBytes });
  const code = typeof typed === 'string' ? readCode(typed) : null;
  if (code === null) {
    throw new Refusal(400, 'code-malformed', 'A code has 8 letters and digits, such as 7K2M-9XQ4. Look at it again, please.');
  }
  await options.guesses.admit(request);
  const who = await options.families.findByCode(code);
  if (who) return { status: 200, body: await options.tokens.renew(who) };
  await options.guesses.countWrong(request);
  throw new Refusal(400, 'code-unknown', 'This code opens no chat. It may be mistyped, too old, or switched off.');
}

/** From here on every token of this person answers 403. */
async function forget(request: Request, { tokens, families, conversations }: ChatFamilyOptions): Promise<Answer> {
  const who = await holderOf(request, tokens);
  await readJson(request, { maxBytes, optional: true });
  // A conversation that never began leaves nothing behind that could say "erased": so it begins, and is erased.
  await conversations.join(who);
  return { status: 200, body: await families.erase(who) };
}

async function holderOf(request: Request, tokens: Tokens): Promise<Participant> {
  return await tokens.verify(request.headers.authorization);
}

function showMade({ code, expiresAt }: { code: string; expiresAt: number }): CodeAnswer {
  return { code: showCode(code), expiresAt: isoTime(expiresAt) };
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
