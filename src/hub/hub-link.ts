import { endActivity, familyActivity, initiateActivity } from '../bot/hub-activities.ts';
import type { ConversationRef } from '../conversation/turn-request.ts';
import { type Handoff, hubAdvisorId } from '../handoff/handoff.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/port.ts';

/** What the link to an engagement hub needs. */
export interface HubLinkParts {
  readonly store: Pick<Store, 'onAppend' | 'readForFamily' | 'takeSideTurn'> & {
    readonly handoffs: Pick<Store['handoffs'], 'board' | 'find'>;
  };
  /** Where activities are posted, and the secret that they carry. */
  readonly hub: { readonly url: string; readonly secret: string };
  readonly log: Log;
  /** How often to look for what no wake-up told of. */
  readonly everyMs: number;
}

interface Told {
  readonly place: ConversationRef;
  /** How far the family's words have been passed on. */
  seq: number;
  tries: number;
}

/** After so many failures a family is not kept waiting for a hub that is not there: they get the phone number. */
const mostTries = 5;
const waitMs = 10_000;
const pageSize = 200;

/**
 * Tells an engagement hub of each family that waits, passes their words on while its person talks with them, and says when they
 * have left. At least once each, under ids that stay the same: a hub takes what it has for what it has. Returns the way to stop.
 */
export function linkHub({ store, hub, log, everyMs }: HubLinkParts): () => void {
  const told = new Map<string, Told>();

  const post = createPost(hub);

  async function look(): Promise<void> {
    const { waiting, active } = await store.handoffs.board(0);
    const withHub = active.filter(({ advisor }) => advisor?.id === hubAdvisorId);
    for (const { id } of [...waiting, ...withHub]) await attempt(id, (handoff, place) => passOn(handoff, place));
    const open = new Set([...waiting, ...active].map(({ id }) => id));
    for (const id of [...told.keys()].filter((known) => !open.has(known))) {
      told.delete(id);
      await post(endActivity(id));
    }
  }

  async function attempt(id: string, act: (handoff: Handoff, place: ConversationRef) => Promise<void>): Promise<void> {
    const found = await store.handoffs.find(id);
    if (!found) return;
    const { channel, conversation, handoff } = found;
    const place = { channel, conversation };
    await act(handoff, place).catch(async (err: unknown) => {
      const known = told.get(id) ?? { place, seq: -1, tries: 0 };
      known.tries += 1;
      told.set(id, known);
      log.error({ err, handoff: id, tries: known.tries }, 'the hub could not be reached');
      if (known.tries < mostTries || handoff.status !== 'waiting') return;
      await store.takeSideTurn({ ...place, key: null, input: { kind: 'hub', state: 'failed', handoff: id } });
    });
  }

  async function passOn(handoff: Handoff, place: ConversationRef): Promise<void> {
    const known = told.get(handoff.id);
    const { rows, lastSeq } = await store.readForFamily(place, Math.max(known?.seq ?? 0, 0), pageSize);
    if (!known || known.seq < 0) await post(initiateActivity({ place, handoff, rows }));
    else for (const activity of rows.flatMap((row) => familyActivity(row, handoff.id) ?? [])) await post(activity);
    told.set(handoff.id, { place, seq: lastSeq, tries: 0 });
  }

  const wake = inTurn(look, (err) => log.warn({ err }, 'the hub was not told; it is tried again'));
  const stopListening = store.onAppend('all', wake);
  const timer = setInterval(wake, everyMs).unref();
  wake();
  return () => {
    stopListening();
    clearInterval(timer);
  };
}

/** Posts one activity to the hub. Rejects unless it was taken. */
function createPost({ url, secret }: HubLinkParts['hub']): (activity: object) => Promise<void> {
  return async (activity) => {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${secret}` };
    const body = JSON.stringify(activity);
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal: AbortSignal.timeout(waitMs) });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the hub answered ${response.status}`);
  };
}

/** Looks one after another, however often it is asked; who asks during a look gets another one. */
function inTurn(look: () => Promise<void>, onFailure: (error: unknown) => void): () => void {
  let running: Promise<void> = Promise.resolve();
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    running = running
      .then(() => {
        isAsked = false;
        return look();
      })
      .catch(onFailure);
  };
}
