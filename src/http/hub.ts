import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'restify';
import { z } from 'zod';
import type { Answer } from './answer.ts';
import { readJson } from './read-json.ts';
import { Refusal } from './refusal.ts';
import type { Routes } from './routes.ts';
import { bearerToken } from './tokens.ts';

/** What another engagement hub may do here; `app.ts` plugs it in. A chat is named by its handoff's id. */
export interface Hub {
  /** Which server is the hub: what it sends carries this. At least 32 characters. */
  readonly secret: string;
  /** How the handoff goes. `false`: there is no such chat. */
  status(handoff: string, state: 'accepted' | 'failed' | 'completed', advisorName: string | undefined): Promise<boolean>;
  /** The hub's person says something; the same `id` again says it once. `false`: no such chat, or it is not theirs. */
  say(handoff: string, id: string, text: string): Promise<boolean>;
}

const maxBytes = 64 * 1024;
const id = z.string().regex(/^[\x21-\x7e]{1,200}$/, 'must be 1 to 200 printable characters without spaces');
const conversation = z.object({ id });
const from = z.object({ name: z.string().trim().min(1).max(80).optional() }).nullish();

/** What of Bot Framework's protocol a hub sends: `handoff.status`, and its person's words. */
const activitySchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('event'),
    name: z.literal('handoff.status'),
    conversation,
    from,
    value: z.object({ state: z.enum(['accepted', 'failed', 'completed']) }),
  }),
  z.object({ type: z.literal('message'), id, conversation, text: z.string().min(1).max(4000) }),
]);

/** Where a hub posts its activities, with its secret as the bearer token. Mount it only where a hub is set. */
export function mountHub(routes: Routes, hub: Hub): void {
  routes.post('/api/hub/activities', (request) => takeActivity(request, hub));
}

async function takeActivity(request: Request, hub: Hub): Promise<Answer> {
  if (!isSame(bearerToken(request.headers.authorization), hub.secret)) {
    throw new Refusal(403, 'secret-wrong', 'This is not the secret of the hub (HANDOFF_HUB_SECRET).');
  }
  const parsed = activitySchema.safeParse(await readJson(request, { maxBytes }));
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
    throw new Refusal(400, 'activity-invalid', `Send handoff.status or a message. Look at: ${fields}.`);
  }
  const { data } = parsed;
  const taken =
    data.type === 'event'
      ? await hub.status(data.conversation.id, data.value.state, data.from?.name)
      : await hub.say(data.conversation.id, data.id, data.text);
  if (taken) return { status: 200, body: {} };
  throw new Refusal(409, 'not-with-hub', 'There is no handoff by that id that is with you.');
}

/** In constant time, so that the secret can't be guessed letter by letter. */
function isSame(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
