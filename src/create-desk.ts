import type { Clock } from './clock.ts';
import type { Content } from './conversation/content.ts';
import { readInsights } from './desk-insights.ts';
import { createDeskKnowledge } from './desk-knowledge.ts';
import { createDeskProposals } from './desk-proposals.ts';
import { createDeskRules } from './desk-rules.ts';
import { createAccessLog, createDeskSessions, type SessionLimits } from './desk-sessions.ts';
import type { Callbacks, Desk, Handoffs } from './http/desk/desk.ts';
import type { Store } from './store/port.ts';

/** What the desk is joined from. */
interface DeskParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly content: () => Content;
  readonly handoffs: Handoffs;
  readonly callbacks: Callbacks;
  readonly sessionLimits: SessionLimits;
  /** A lead changed a rule: turns are to go by it from now on. */
  readonly onRules: () => Promise<void>;
}

/** Everything that the advisor desk needs of the rest of the house, over the store and the content. */
export function createDesk({ store, clock, content, handoffs, callbacks, sessionLimits, onRules }: DeskParts): Desk {
  const knowledge = createDeskKnowledge(content, clock);
  const isKnownWord = (word: string) => content().language.lexicon.vocabulary.has(word);
  return {
    handoffs,
    callbacks,
    knowledge,
    rules: createDeskRules({ store, titleOf: knowledge.titleOf, clock, onChange: onRules }),
    proposals: createDeskProposals(store.desk, clock),
    insights: (days) => readInsights(store.desk, { clock, isKnownWord, days }),
    sessions: createDeskSessions(store.desk, clock, sessionLimits),
    accessLog: createAccessLog(store.desk),
  };
}
