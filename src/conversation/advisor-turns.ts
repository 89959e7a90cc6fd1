import { type AdvisorAct, type AdvisorRef, type Handoff, isUnderWay, type RefusalCode } from '../handoff/handoff.ts';
import { claimFor, close, putBack } from '../handoff/transitions.ts';
import { citeEntry } from './citation.ts';
import { putAside } from './dialog-places.ts';
import { eventRow } from './handoff-rows.ts';
import { leaveButton, sayEnd, sayToFamily } from './handoff-say.ts';
import type { LogBody } from './log-row.ts';
import type { State } from './state.ts';
import type { Turn } from './turn-result.ts';
import type { World } from './world.ts';

/** What an advisor wants, and how many chats they have already (their own claim is not yet among them). */
export interface AdvisorWish {
  readonly advisor: AdvisorRef;
  readonly act: AdvisorAct;
  /** The id of the handoff that is meant. */
  readonly handoff: string;
  readonly chats: number;
}

/** Does what an advisor wants, or says in a refusal why not. The conversation's lock decides who was first. */
export function followAdvisor(state: State, wish: AdvisorWish, world: World): Turn {
  const handoff = state.handoff?.id === wish.handoff ? state.handoff : null;
  const { advisor, act } = wish;
  if (act.kind === 'note') return { state, replies: [], rows: [noteRow(advisor, act.text)] };
  if (!isUnderWay(handoff)) return refuse(state, handoff?.status === 'offered' ? 'not-waiting' : 'over');
  if (act.kind === 'claim') return claim(state, handoff, wish, world);
  if (handoff.advisor?.id !== advisor.id) return refuse(state, 'not-yours', handoff.advisor?.name);
  return followHolder(state, { ...handoff, advisor }, act, world);
}

/** Acts of the advisor who has the conversation. */
function followHolder(
  state: State,
  handoff: Handoff & { advisor: AdvisorRef },
  act: Exclude<AdvisorAct, { kind: 'claim' | 'note' }>,
  world: World,
): Turn {
  const { say } = world.content;
  const { name } = handoff.advisor;
  switch (act.kind) {
    case 'say':
      return { state, replies: [], rows: [{ audience: 'all', from: 'advisor', body: words(handoff.advisor, act, world) }] };
    case 'transfer':
      return change(state, claimFor(handoff, act.to, world.now), 'transferred', (next) =>
        sayToFamily(next, say('handoff-transferred', { name: act.to.name }), [leaveButton(world.content)]),
      );
    case 'put-back':
      return change(state, putBack(handoff), 'put-back', (next) =>
        sayToFamily(next, say('handoff-put-back', { name }), [leaveButton(world.content)]),
      );
    case 'close':
      return change(state, close(handoff, 'completed', world.now, act.outcome), 'closed', (next) =>
        sayEnd(next, say('handoff-closed', { name }), world),
      );
  }
}

function claim(state: State, handoff: Handoff, { advisor, chats }: AdvisorWish, world: World): Turn {
  // Pressed twice, or sent again: it is theirs already.
  if (handoff.advisor?.id === advisor.id) return { state, replies: [] };
  if (handoff.advisor) return refuse(state, 'claimed', handoff.advisor.name);
  const { chatCap } = world.desk.overrides;
  if (chatCap !== null && chats >= chatCap) return refuse(state, 'at-cap');
  // What is typed from here on is for the advisor, not for a guided dialog.
  return change(putAside(state), claimFor(handoff, advisor, world.now), 'claimed', (next) =>
    sayToFamily(next, world.content.say('handoff-joined', { name: advisor.name }), [leaveButton(world.content)]),
  );
}

/** The handoff as it is from now on, its event, and what the family is told. */
export function change(state: State, handoff: Handoff, event: Parameters<typeof eventRow>[0], tell: (next: State) => Turn): Turn {
  const told = tell({ ...state, handoff });
  return { ...told, rows: [eventRow(event, handoff)] };
}

function refuse(state: State, code: RefusalCode, by?: string): Turn {
  return { state, replies: [], refusal: { code, ...(by === undefined ? {} : { by }) } };
}

function noteRow(advisor: AdvisorRef, text: string) {
  return { audience: 'advisors', from: 'advisor', body: { kind: 'note', advisor, text } } as const;
}

/** An approved answer shows its source only while its words are what was approved. */
function words(advisor: AdvisorRef, { text, entry: id }: { text: string; entry?: string }, { content, now }: World): LogBody {
  const entry = id === undefined ? undefined : content.entries.get(id);
  const isApproved = entry !== undefined && text.includes(entry.answer);
  return { kind: 'advisor', advisor, text, ...(isApproved ? { entry: entry.id, source: citeEntry(entry, content, now) } : {}) };
}
