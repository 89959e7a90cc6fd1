import type { Request } from 'restify';
import { readCode } from '../../code.ts';
import type { Answer } from '../answer.ts';
import type { CodeGuesses } from '../code-guesses.ts';
import type { ChatPage, DeskRole, FoundByCode } from '../desk-contract.ts';
import { addressOf } from '../guard.ts';
import { Refusal } from '../refusal.ts';
import type { Routes } from '../routes.ts';
import { parseWatermark } from '../watermark.ts';
import type { Desk, SignedIn } from './desk.ts';
import type { DeskDoor } from './desk-door.ts';

/** Who talks with families. An editor sees none of their words. */
export const talkers: readonly DeskRole[] = ['advisor', 'lead'];

/** A page of a chat is at most so long. */
export const pageRows = 200;

interface ReadingOptions {
  readonly desk: Desk;
  readonly door: DeskDoor;
  readonly guesses: CodeGuesses;
}

/** What advisors look at: the board, a chat, what a code is for, callbacks, approved answers. Readings of families' words are noted first. */
export function mountDeskReading(routes: Routes, options: ReadingOptions): void {
  const { desk, door } = options;
  routes.get('/api/desk/board', async (request) => {
    await door.admit(request, talkers);
    return { status: 200, body: await desk.handoffs.board() };
  });
  routes.get('/api/desk/chats/:id', async (request) => {
    const { who } = await door.admit(request, talkers);
    const after = parseWatermark(addressOf(request).searchParams.get('after'));
    return { status: 200, body: await readChat(desk, who, String(request.params.id), after) };
  });
  routes.get('/api/desk/codes/:code', (request) => findByCode(request, options));
  routes.get('/api/desk/callbacks', async (request) => {
    const { who } = await door.admit(request, talkers);
    await desk.accessLog.note(who, 'callbacks', 'open');
    return { status: 200, body: { callbacks: await desk.callbacks.open() } };
  });
  routes.get('/api/desk/answers', async (request) => {
    await door.admit(request, talkers);
    const words = addressOf(request).searchParams.get('q') ?? '';
    return { status: 200, body: { answers: desk.knowledge.search(words.slice(0, 500)) } };
  });
}

/** A page of a chat, once it is noted who reads it. Throws a refusal (404) when there is no such chat. */
export async function readChat(desk: Desk, who: SignedIn, chat: string, after: number): Promise<ChatPage> {
  await desk.accessLog.note(who, 'chat', chat);
  const page = await desk.handoffs.read(chat, after, pageRows);
  if (page) return page;
  throw new Refusal(404, 'chat-gone', 'There is no such chat: it may have been deleted at the family’s wish.');
}

/** Codes are short enough to be guessed, so wrong ones are counted here too. */
async function findByCode(request: Request, { desk, door, guesses }: ReadingOptions): Promise<Answer> {
  const { who } = await door.admit(request, talkers);
  const code = readCode(String(request.params.code));
  if (code === null) throw new Refusal(400, 'code-malformed', 'A code has 8 letters and digits, such as 7K2M-9XQ4.');
  await guesses.admit(request);
  const chat = await desk.handoffs.findByCode(code);
  const callback = chat ? null : await desk.callbacks.findByCode(code);
  if (!chat && !callback) await guesses.countWrong(request);
  const found: FoundByCode = chat ? { kind: 'chat', chat } : callback ? { kind: 'callback', callback } : { kind: 'none' };
  if (found.kind !== 'none') await desk.accessLog.note(who, 'code', chat?.id ?? callback?.id ?? '');
  return { status: 200, body: found };
}
