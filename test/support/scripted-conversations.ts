import { HelplineError } from '../../src/errors.ts';
import type { WireActivity, WireMessage } from '../../src/http/contract.ts';
import type { Conversations } from '../../src/http/conversations.ts';
import { createMemoryTyping, type MemoryTyping } from './memory-typing.ts';

/** What the assistant says to one activity of the person. */
export type Reply = (activity: WireActivity) => readonly WireMessage[];

/** Conversations whose words a test decides: the manners of the real ones, without a store and without knowledge. */
export interface ScriptedConversations extends Conversations, MemoryTyping {
  /** Says something that nobody asked for. */
  say(message: WireMessage): void;
  /** The person's messages of all conversations, in order of arrival, as often as they count. */
  readonly posted: readonly WireActivity[];
  /** From here on every conversation there is has been erased. */
  eraseAll(): void;
  erase(conversationId: string): void;
}

interface Exchange {
  readonly activities: WireActivity[];
  readonly wakes: Set<() => void>;
  isErased: boolean;
}

/** `welcome` is said when a conversation begins, `reply` is asked for each activity that is new. */
export function createScriptedConversations(welcome: readonly WireMessage[], reply: Reply): ScriptedConversations {
  const exchanges = new Map<string, Exchange>();
  const posted: WireActivity[] = [];

  function exchangeOf(id: string): Exchange {
    const exchange = exchanges.get(id) ?? { activities: [], wakes: new Set(), isErased: false };
    exchanges.set(id, exchange);
    if (exchange.isErased) throw new HelplineError('conversation-erased', 'this conversation was erased');
    return exchange;
  }

  function erase(id: string): void {
    const exchange = exchanges.get(id);
    if (!exchange) return;
    exchange.isErased = true;
    for (const wake of exchange.wakes) wake();
  }

  return {
    ...createMemoryTyping(),
    posted,
    async join({ conversationId }) {
      const exchange = exchangeOf(conversationId);
      if (exchange.activities.length === 0) append(conversationId, exchange, welcome.map(spoken));
    },
    async post({ conversationId }, activity) {
      const exchange = exchangeOf(conversationId);
      const earlier = exchange.activities.find((known) => isSame(known, activity));
      if (earlier) return { id: earlier.id ?? '' };
      posted.push(activity);
      const [own] = append(conversationId, exchange, [activity, ...reply(activity).map(spoken)]);
      return { id: own?.id ?? '' };
    },
    async read(conversationId, afterSeq, limit) {
      const activities = exchangeOf(conversationId).activities.slice(afterSeq, afterSeq + limit);
      return { activities, lastSeq: afterSeq + activities.length };
    },
    onAppend(conversationId, wake) {
      const { wakes } = exchangeOf(conversationId);
      wakes.add(wake);
      return () => wakes.delete(wake);
    },
    say(message) {
      for (const [id, exchange] of exchanges) append(id, exchange, [spoken(message)]);
    },
    eraseAll() {
      for (const id of exchanges.keys()) erase(id);
    },
    erase,
  };
}

function append(conversationId: string, exchange: Exchange, activities: readonly WireActivity[]): WireActivity[] {
  const added = activities.map((activity, index) => ({
    ...activity,
    id: `${conversationId}|${exchange.activities.length + index + 1}`,
  }));
  exchange.activities.push(...added);
  for (const wake of exchange.wakes) wake();
  return added;
}

function isSame(one: WireActivity, other: WireActivity): boolean {
  const key = one.channelData?.clientActivityID;
  return key !== undefined && key === other.channelData?.clientActivityID;
}

function spoken(helpline: WireMessage): WireActivity {
  return { type: 'message', from: { id: 'helpline', role: 'bot' }, text: helpline.text, channelData: { helpline } };
}
