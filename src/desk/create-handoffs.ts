import type { Clock } from '../clock.ts';
import { maxTextLength } from '../conversation/inbound.ts';
import type { ConversationRef } from '../conversation/turn-request.ts';
import { isHelplineError } from '../errors.ts';
import type { AdvisorAct, AdvisorRef } from '../handoff/handoff.ts';
import type { Handoffs } from '../http/desk/desk.ts';
import type { ActAnswer, BoardChat, ChatHead, DeskAct, DeskAdvisor, DeskBoard } from '../http/desk-contract.ts';
import type { FiledHandoff, OpenHandoff } from '../store/handoff-port.ts';
import type { Store } from '../store/port.ts';
import { toDeskRow } from './desk-rows.ts';
import type { DeskWatch } from './desk-watch.ts';

/** What the desk's side of handoffs is made of. */
export interface HandoffParts {
  readonly store: Store;
  readonly watch: DeskWatch;
  readonly clock: Clock;
  /** Why families are offered no chat with a person just now, in words for advisors; `null`: they are. */
  readonly closedBecause: () => string | null;
}

/** Joins the desk to the store: an act is a turn of its conversation, and whatever is shown was read from the log. */
export function createHandoffs({ store, watch, clock, closedBecause }: HandoffParts): Handoffs {
  /** Where a chat is never changes, so it is looked up once. */
  const places = new Map<string, ConversationRef>();

  async function placeOf(chat: string): Promise<ConversationRef | null> {
    const known = places.get(chat);
    if (known) return known;
    const found = await store.handoffs.find(chat);
    if (found) places.set(chat, { channel: found.channel, conversation: found.conversation });
    return found;
  }

  async function takeAct(advisor: DeskAdvisor, chat: string, act: AdvisorAct, key: string | null): Promise<ActAnswer> {
    const place = await placeOf(chat);
    if (!place) return refused('not-there');
    const { channel, conversation } = place;
    const input = { kind: 'advisor', advisor: refOf(advisor), act, handoff: chat } as const;
    const receipt = await store.takeSideTurn({ channel, conversation, key, input });
    if (receipt.refusal) return refused(receipt.refusal.code, receipt.refusal.by);
    if (act.kind !== 'say' && act.kind !== 'note') await watch.refresh();
    return { kind: 'done' };
  }

  return {
    board: async () => toBoard(watch, clock.now(), closedBecause()),
    read: async (chat, afterSeq, limit) => {
      const found = await store.handoffs.find(chat);
      if (!found) return null;
      const read = await store.readForAdvisors(found, afterSeq, limit).catch(whereErased);
      if (!read) return null;
      const rows = read.rows.flatMap((row) => toDeskRow(row) ?? []);
      return { head: toHead(found), rows, lastSeq: read.lastSeq, hasMore: read.rows.length === limit };
    },
    act: async (advisor, chat, act, key) => {
      const meant = toAct(act, watch);
      if (!meant) return refused('not-on-duty');
      return (await takeAct(advisor, chat, meant, key).catch(whereErased)) ?? refused('not-there');
    },
    ...createPresence({ store, watch }, (advisor, chat) => takeAct(advisor, chat, { kind: 'put-back' }, null)),
    ...createSigns({ store, watch }, placeOf),
    findByCode: async (code) => {
      const found = await store.handoffs.findByCode(code);
      return found && toChat(openOf(found));
    },
  };
}

type Parts = Pick<HandoffParts, 'store' | 'watch'>;

/** Who is on duty. Whoever signs out leaves nobody behind. */
function createPresence(
  { store, watch }: Parts,
  putBack: (advisor: DeskAdvisor, chat: string) => Promise<ActAnswer>,
): Pick<Handoffs, 'beHere' | 'setStatus' | 'leave'> {
  return {
    beHere: async (advisor, roles) => {
      await store.handoffs.heartbeat(refOf(advisor), roles.join(','));
      if (!watch.board().advisors.some(({ id }) => id === advisor.id)) await watch.refresh();
    },
    setStatus: async ({ id }, status) => {
      await store.handoffs.setStatus(id, status);
      await watch.refresh();
    },
    leave: async (advisor) => {
      await store.handoffs.setStatus(advisor.id, 'gone');
      for (const { handoff } of await store.handoffs.chatsOf(advisor.id)) await putBack(advisor, handoff.id).catch(whereErased);
      await watch.refresh();
    },
  };
}

/** What is heard and seen at once, and who is writing. */
function createSigns(
  { store, watch }: Parts,
  placeOf: (chat: string) => Promise<ConversationRef | null>,
): Pick<Handoffs, 'tellTyping' | 'onTyping' | 'onBoard' | 'onChat'> {
  return {
    tellTyping: (advisor, chat) => {
      const open = watch.board().active.find(({ id }) => id === chat);
      if (open?.advisor?.id === advisor.id) store.tellTyping(open, 'advisor');
    },
    onTyping: (chat, hear) => onPlace(placeOf(chat), (place) => store.onTyping(place, 'enquirer', hear)),
    onBoard: watch.onChange,
    onChat: (chat, wake) => onPlace(placeOf(chat), (place) => store.onAppend(place, wake)),
  };
}

/** Listens once it is known where; stops even if that is not known yet. */
function onPlace(finding: Promise<ConversationRef | null>, listen: (place: ConversationRef) => () => void): () => void {
  let isStopped = false;
  let stop: (() => void) | undefined;
  finding
    .then((place) => {
      if (place && !isStopped) stop = listen(place);
    })
    // Whoever listens reads too, and hears there what is wrong.
    .catch(() => undefined);
  return () => {
    isStopped = true;
    stop?.();
  };
}

/** A chat whose person asked to be forgotten is not there any more. */
function whereErased(error: unknown): null {
  if (isHelplineError(error, 'conversation-erased') || isHelplineError(error, 'request-invalid')) return null;
  throw error;
}

function refused(code: string, by?: string): ActAnswer {
  return { kind: 'refused', code, by: by ?? null };
}

function refOf({ id, name }: DeskAdvisor): AdvisorRef {
  return { id, name };
}

/** What the desk means, in the words of a turn; `null` when a chat is to go to somebody who is not there. */
function toAct(act: DeskAct, watch: DeskWatch): AdvisorAct | null {
  switch (act.kind) {
    case 'say':
    case 'note':
      return { ...act, text: cut(act.text) };
    case 'transfer': {
      const to = watch.board().advisors.find(({ id }) => id === act.to);
      return to ? { kind: 'transfer', to: refOf(to) } : null;
    }
    default:
      return act;
  }
}

/** As families' messages are cut: whole characters, which every store can keep. */
function cut(text: string): string {
  return text.replaceAll('\0', '').slice(0, maxTextLength).toWellFormed();
}

function toBoard(watch: DeskWatch, now: number, closedBecause: string | null): DeskBoard {
  const { waiting, active, advisors } = watch.board();
  return {
    now,
    waiting: waiting.map(toChat),
    active: active.map(toChat),
    onDuty: advisors.map(({ id, name, status, seenAt, chats }) => ({ id, name, status, seenAt, chats })),
    closedBecause,
    cap: watch.view().overrides.chatCap,
  };
}

function toChat({ conversation: _, status, ...chat }: OpenHandoff): BoardChat {
  // What was only offered has no place in the queue.
  return { ...chat, status: status === 'offered' ? 'closed' : status };
}

function openOf({ channel, conversation, handoff }: FiledHandoff): OpenHandoff {
  const { id, status, reason, flag, requestedAt, waitingSince, claimedAt, advisor } = handoff;
  return { channel, conversation, id, status, reason, flag, requestedAt, waitingSince, claimedAt, advisor };
}

function toHead(found: FiledHandoff): ChatHead {
  const { briefing, consent, closedAs, outcome, rating, code } = found.handoff;
  // What was not agreed to is shown to nobody.
  return {
    ...toChat(openOf(found)),
    briefing: consent ? briefing : null,
    consentAt: consent?.at ?? null,
    closedAs,
    outcome,
    rating,
    code,
  };
}
