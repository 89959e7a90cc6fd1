import type { Request } from 'restify';
import { z } from 'zod';
import type { Answer } from '../answer.ts';
import type { DeskAct } from '../desk-contract.ts';
import { readJson } from '../read-json.ts';
import { Refusal } from '../refusal.ts';
import type { Routes } from '../routes.ts';
import type { Desk } from './desk.ts';
import type { DeskDoor } from './desk-door.ts';
import { talkers } from './desk-reading.ts';
import { advisorOf } from './sign-in.ts';

interface ActOptions {
  readonly desk: Desk;
  readonly door: DeskDoor;
  /** The longest message, in UTF-16 units. */
  readonly maxTextLength: number;
}

const maxBytes = 64 * 1024;
const id = z.string().regex(/^[\x21-\x7e]{1,200}$/, 'must be 1 to 200 printable characters without spaces');
/** How a chat went, in a code of the desk's own. */
const outcome = z.string().regex(/^[a-z][a-z-]{0,39}$/, 'choose one of the outcomes');

/** What advisors do: with a chat, with a callback, and whether they take chats at all. */
export function mountDeskActs(routes: Routes, options: ActOptions): void {
  const { desk, door } = options;
  const bodySchema = actBodySchema(options.maxTextLength);
  routes.post('/api/desk/chats/:id/acts', async (request) => {
    const { who } = await door.admit(request, talkers);
    const { key, act } = await readBody(request, bodySchema);
    const answer = await desk.handoffs.act(advisorOf(who), String(request.params.id), act, `${who.id} ${key}`);
    return { status: answer.kind === 'done' ? 200 : 409, body: answer };
  });
  routes.post('/api/desk/status', async (request) => {
    const { who } = await door.admit(request, talkers);
    const { status } = await readBody(request, z.object({ status: z.enum(['available', 'away']) }));
    await desk.handoffs.setStatus(advisorOf(who), status);
    return { status: 200, body: {} };
  });
  routes.post('/api/desk/callbacks/:id/done', (request) => finishCallback(request, options));
}

async function finishCallback(request: Request, { desk, door }: ActOptions): Promise<Answer> {
  const { who } = await door.admit(request, talkers);
  await readJson(request, { maxBytes, optional: true });
  if (await desk.callbacks.finish(advisorOf(who), String(request.params.id))) return { status: 200, body: {} };
  throw new Refusal(409, 'callback-over', 'This callback was made or cancelled before.');
}

function actBodySchema(maxTextLength: number) {
  const text = z
    .string()
    .max(maxTextLength, `write at most ${maxTextLength} characters`)
    .transform((given) => given.toWellFormed().replaceAll('\0', ''))
    .refine((given) => given.trim() !== '', 'write something');
  const act = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('claim') }),
    z.strictObject({ kind: z.literal('say'), text, entry: id.optional() }),
    z.strictObject({ kind: z.literal('note'), text }),
    z.strictObject({ kind: z.literal('transfer'), to: z.string().min(1).max(256) }),
    z.strictObject({ kind: z.literal('put-back') }),
    z.strictObject({ kind: z.literal('close'), outcome }),
  ]);
  return z.object({ key: id, act: act.transform((given) => given as DeskAct) });
}

/** The body in the shape of `schema`. Throws a refusal (400) that names the fields at fault, and never what stood in them. */
export async function readBody<Body>(request: Request, schema: z.ZodType<Body>): Promise<Body> {
  const parsed = schema.safeParse(await readJson(request, { maxBytes }));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ');
  throw new Refusal(400, 'body-invalid', `This can’t be taken. ${faults}.`);
}
