import type { Clock } from '../clock.ts';
import type { Content } from '../conversation/content.ts';
import { withoutEntries } from '../conversation/withdrawn.ts';
import type { DeskView } from '../handoff/desk-view.ts';
import { endOfDay } from '../handoff/hours.ts';
import type { Callbacks, Desk, Handoffs, SignedIn } from '../http/desk/desk.ts';
import type { Undelivered } from '../http/desk-contract.ts';
import type { OutboxStore } from '../store/outbox-port.ts';
import type { Store } from '../store/port.ts';
import { readInsights } from './desk-insights.ts';
import { createDeskKnowledge } from './desk-knowledge.ts';
import { createDeskProposals } from './desk-proposals.ts';
import { createDeskRules } from './desk-rules.ts';
import { createAccessLog, createDeskSessions, type SessionLimits } from './desk-sessions.ts';

/** What the desk is joined from. */
interface DeskParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly content: () => Content;
  readonly handoffs: Handoffs;
  readonly callbacks: Callbacks;
  readonly sessionLimits: SessionLimits;
  /** The desk as turns see it. */
  readonly view: () => DeskView;
  /** A lead changed a rule: turns are to go by it from now on. */
  readonly onRules: () => Promise<void>;
}

/** Everything that the advisor desk needs of the rest of the house, over the store and the content. */
export function createDesk({ store, clock, content, handoffs, callbacks, sessionLimits, view, onRules }: DeskParts): Desk {
  // What is withdrawn from families is not for advisors to insert either.
  const knowledge = createDeskKnowledge(() => withoutEntries(content(), view().overrides.withdrawnEntries), clock);
  const titleOf = (id: string) => content().entries.get(id)?.title ?? null;
  const accessLog = createAccessLog(store.desk);
  const isKnownWord = (word: string) => content().language.lexicon.vocabulary.has(word);
  return {
    handoffs,
    callbacks,
    knowledge,
    rules: createDeskRules({ store, titleOf, endOfToday: () => endOfDay(content().hours, clock.now()), onChange: onRules }),
    proposals: createDeskProposals(store.desk, clock),
    erase: (by, chat) => eraseFamily(by, chat, { store, accessLog }),
    undelivered: () => listUndelivered(store.outbox),
    insights: (days) => readInsights(store.desk, { clock, isKnownWord, titleOf, days }),
    sessions: createDeskSessions(store.desk, clock, sessionLimits),
    accessLog,
  };
}

/** At somebody's wish: what they wrote, what was said to them, their summaries and callbacks. Noted first, so that it can't go unseen. */
async function eraseFamily(
  by: SignedIn,
  chat: string,
  { store, accessLog }: Pick<DeskParts, 'store'> & Pick<Desk, 'accessLog'>,
): Promise<boolean> {
  const found = await store.handoffs.find(chat);
  if (found === null) return false;
  await accessLog.note(by, 'erased', chat);
  await store.erasePerson({ channel: found.channel, person: found.person });
  return true;
}

const mostUndelivered = 100;

async function listUndelivered(outbox: Pick<OutboxStore, 'deadLetters'>): Promise<Undelivered[]> {
  const letters = await outbox.deadLetters(mostUndelivered);
  return letters.map(({ failedAt: at, target: to, channel, failure, tries, handoff: chat }) => ({
    at,
    to,
    channel,
    failure,
    tries,
    chat,
  }));
}
