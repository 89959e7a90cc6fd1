import type { Participant } from '../../src/http/conversations.ts';
import type { Families } from '../../src/http/families.ts';

/** Families in memory: one code for each conversation; `erase` is told to whoever keeps the conversations. */
export interface MemoryFamilies extends Families {
  /** The notices that were accepted, as `conversation version`. */
  readonly accepted: readonly string[];
}

/** `onErase`: called with the conversation that is gone. `versions`: the notices that were shown. */
export function createMemoryFamilies(onErase: (conversationId: string) => void, versions = ['v1']): MemoryFamilies {
  const codes = new Map<string, { who: Participant; expiresAt: number }>();
  const accepted: string[] = [];
  let made = 0;

  const codeOf = ({ conversationId }: Participant) =>
    [...codes].find(([, { who }]) => who.conversationId === conversationId)?.[0];

  return {
    accepted,
    holdings: async (who) => {
      const code = codeOf(who);
      const notices = accepted.filter((line) => line.startsWith(who.conversationId)).map(() => ({ version: 'v1', at: 0 }));
      const collected = [{ dialog: 'A guide', text: 'Can nan come in?', at: 0, deletedAt: 30 * 86_400_000 }];
      const tables = { conversations: 1, log: 4, continue_codes: code ? 1 : 0, notice_acceptances: notices.length };
      return {
        tables,
        begunAt: 0,
        deletedAt: 90 * 86_400_000,
        code: code ? { code, expiresAt: 86_400_000 } : null,
        collected,
        notices,
      };
    },
    makeCode: async (who) => {
      codes.delete(codeOf(who) ?? '');
      const code = `7K2M9X${String(10 + made++)}`;
      codes.set(code, { who, expiresAt: 86_400_000 });
      return { code, expiresAt: 86_400_000 };
    },
    revokeCode: async (who) => codes.delete(codeOf(who) ?? ''),
    findByCode: async (code) => codes.get(code)?.who ?? null,
    acceptNotice: async ({ conversationId }, version) => {
      if (!versions.includes(version)) return false;
      accepted.push(`${conversationId} ${version}`);
      return true;
    },
    erase: async (who) => {
      codes.delete(codeOf(who) ?? '');
      onErase(who.conversationId);
      return { conversations: 1 };
    },
  };
}
