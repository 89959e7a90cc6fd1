import { randomBytes } from 'node:crypto';
import { directLineChannel } from './bot/direct-line-activity.ts';
import type { Clock } from './clock.ts';
import { codeBytes, createCode } from './code.ts';
import type { RetentionDays } from './config.ts';
import { listKeptWords } from './conversation/dialog-words-kept.ts';
import type { Participant } from './http/conversations.ts';
import type { Families } from './http/families.ts';
import type { PersonInConversation, Store } from './store/port.ts';

const dayMs = 86_400_000;

/**
 * What families do with their own chats, over the store: joins the web side's words to the store's. `titleOf` gives the
 * title of a guided dialog by its id.
 */
export function createFamilies(
  store: Store,
  clock: Clock,
  { conversationDays, codeDays, collectedDays }: RetentionDays,
  titleOf: (dialog: string) => string,
): Families {
  return {
    async holdings(who) {
      const { changedAt, state, ...held } = await store.holdings(inStore(who));
      const deletedAt = changedAt + conversationDays * dayMs;
      const collected = listKeptWords(state).map(({ dialog, text, at }) => ({
        dialog: titleOf(dialog),
        text,
        at,
        // They go with the chat at the latest.
        deletedAt: Math.min(at + collectedDays * dayMs, deletedAt),
      }));
      return { ...held, deletedAt, collected };
    },
    async makeCode(who) {
      const made = { code: createCode(randomBytes(codeBytes)), expiresAt: clock.now() + codeDays * dayMs };
      await store.keepContinueCode(inStore(who), made);
      return made;
    },
    revokeCode: (who) => store.revokeContinueCode(inStore(who)),
    async findByCode(code) {
      const found = await store.findByContinueCode(code);
      return found && { conversationId: found.conversation, userId: found.person };
    },
    acceptNotice: (who, version) => store.acceptNotice(inStore(who), version),
    erase: ({ userId }) => store.erasePerson({ channel: directLineChannel, person: userId }),
  };
}

function inStore({ conversationId, userId }: Participant): PersonInConversation {
  return { channel: directLineChannel, conversation: conversationId, person: userId };
}
