import { z } from 'zod';
import type { DeskRole } from '../desk-contract.ts';
import { addressOf } from '../guard.ts';
import { Refusal } from '../refusal.ts';
import type { Routes } from '../routes.ts';
import type { Desk } from './desk.ts';
import { readBody } from './desk-acts.ts';
import type { DeskDoor } from './desk-door.ts';
import { talkers } from './desk-reading.ts';
import { insightsFile } from './insights-file.ts';

interface LeadOptions {
  readonly desk: Desk;
  readonly door: DeskDoor;
}

const leads: readonly DeskRole[] = ['lead'];
const editors: readonly DeskRole[] = ['lead', 'editor'];
const entryId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/, 'give the id of an entry');
const short = z.string().trim().max(200);

/** What a lead sets, what did not arrive, and whom they sign out. */
export function mountDeskLead(routes: Routes, { desk, door }: LeadOptions): void {
  const { rules } = desk;
  routes.get('/api/desk/rules', async (request) => {
    await door.admit(request, leads);
    return { status: 200, body: await rules.read() };
  });
  routes.post('/api/desk/rules/cap', async (request) => {
    const { who } = await door.admit(request, leads);
    const { cap } = await readBody(request, z.object({ cap: z.number().int().min(1).max(50).nullable() }));
    await rules.setCap(who, cap);
    return { status: 200, body: await rules.read() };
  });
  routes.post('/api/desk/rules/closed', async (request) => {
    const { who } = await door.admit(request, leads);
    const { closed } = await readBody(request, z.object({ closed: z.boolean() }));
    await rules.setClosedToday(who, closed);
    return { status: 200, body: await rules.read() };
  });
  routes.post('/api/desk/rules/withdrawn', async (request) => {
    const { who } = await door.admit(request, leads);
    const { entry, withdrawn } = await readBody(request, z.object({ entry: entryId, withdrawn: z.boolean() }));
    if (withdrawn && desk.knowledge.titleOf(entry) === null)
      throw new Refusal(400, 'entry-unknown', 'There is no entry of this id.');
    await rules.setWithdrawn(who, entry, withdrawn);
    return { status: 200, body: await rules.read() };
  });
  routes.get('/api/desk/undelivered', async (request) => {
    await door.admit(request, leads);
    return { status: 200, body: { undelivered: await desk.undelivered() } };
  });
  mountBarsAndSignOut(routes, { desk, door });
}

/** What cannot be taken back, or only by another press: bars, erasing, signing somebody out. */
function mountBarsAndSignOut(routes: Routes, { desk, door }: LeadOptions): void {
  routes.post('/api/desk/rules/block', async (request) => {
    const { who } = await door.admit(request, leads);
    const { chat, reason } = await readBody(request, z.object({ chat: short.min(1), reason: short }));
    if (!(await desk.rules.block(who, chat, reason))) throw chatGone();
    return { status: 200, body: await desk.rules.read() };
  });
  routes.post('/api/desk/rules/unblock', async (request) => {
    const { who } = await door.admit(request, leads);
    const { id } = await readBody(request, z.object({ id: short.min(1) }));
    await desk.rules.unblock(who, id);
    return { status: 200, body: await desk.rules.read() };
  });
  routes.post('/api/desk/chats/:id/erase', async (request) => {
    const { who } = await door.admit(request, leads);
    if (!(await desk.erase(who, String(request.params.id)))) throw chatGone();
    return { status: 200, body: {} };
  });
  routes.post('/api/desk/advisors/sign-out', async (request) => {
    await door.admit(request, leads);
    const { id } = await readBody(request, z.object({ id: z.string().min(1).max(256) }));
    const ended = await desk.sessions.revokeAll(id);
    await desk.handoffs.leave({ id, name: '' });
    return { status: 200, body: { ended } };
  });
}

function chatGone(): Refusal {
  return new Refusal(404, 'chat-gone', 'There is no such chat any more.');
}

/** What advisors propose, what editors make of it, and the counts that both leads and editors see. */
export function mountDeskEditors(routes: Routes, { desk, door }: LeadOptions): void {
  routes.post('/api/desk/proposals', async (request) => {
    const { who } = await door.admit(request, talkers);
    await desk.proposals.add(who, await readBody(request, proposalSchema));
    return { status: 200, body: {} };
  });
  routes.get('/api/desk/proposals', async (request) => {
    await door.admit(request, editors);
    return { status: 200, body: { proposals: await desk.proposals.list() } };
  });
  routes.post('/api/desk/proposals/:id/status', async (request) => {
    const { who } = await door.admit(request, editors);
    const { status } = await readBody(request, z.object({ status: z.enum(['open', 'exported', 'declined']) }));
    if (await desk.proposals.setStatus(who, String(request.params.id), status)) return { status: 200, body: {} };
    throw new Refusal(404, 'proposal-unknown', 'There is no such proposal.');
  });
  routes.get('/api/desk/proposals/:id/file', async (request) => {
    await door.admit(request, editors);
    const file = await desk.proposals.exportFile(String(request.params.id));
    if (file) return { status: 200, body: file };
    throw new Refusal(404, 'proposal-unknown', 'There is no such proposal.');
  });
  mountInsights(routes, { desk, door });
}

function mountInsights(routes: Routes, { desk, door }: LeadOptions): void {
  const daysOf = (url: URL) =>
    z.coerce
      .number()
      .int()
      .min(1)
      .max(365)
      .catch(30)
      .parse(url.searchParams.get('days') ?? 30);
  routes.get('/api/desk/insights', async (request) => {
    await door.admit(request, editors);
    return { status: 200, body: await desk.insights(daysOf(addressOf(request))) };
  });
  routes.get('/api/desk/insights/file', async (request) => {
    await door.admit(request, editors);
    return { status: 200, body: insightsFile(await desk.insights(daysOf(addressOf(request)))) };
  });
}

const proposalSchema = z
  .object({
    kind: z.enum(['entry', 'question']),
    entry: entryId.nullable(),
    title: z.string().trim().max(60, 'at most 60 characters'),
    answer: z.string().trim().max(2000, 'at most 2000 characters'),
    questions: z.array(z.string().trim().min(1).max(300)).max(50).min(1, 'give at least one question'),
  })
  .refine(({ kind, entry }) => kind === 'entry' || entry !== null, 'say which entry answers it')
  .refine(({ kind, title, answer }) => kind === 'question' || (title !== '' && answer !== ''), 'give a title and an answer');
