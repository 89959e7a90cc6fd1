import { randomUUID } from 'node:crypto';
import type { DeskKnowledge, Rules } from '../http/desk/desk.ts';
import type { DeskRules } from '../http/desk-contract.ts';
import type { Store } from '../store/port.ts';

const withdrawn = 'withdrawn:';

interface RulesOptions {
  readonly store: Pick<Store, 'desk' | 'handoffs'>;
  readonly titleOf: DeskKnowledge['titleOf'];
  /** Midnight where the helpline is, in milliseconds since 1970. */
  readonly endOfToday: () => number;
  /** A rule was changed: turns are to go by it from now on. */
  readonly onChange: () => Promise<void>;
}

/** What a lead sets without waiting for a release: kept in the store, with who set it, and over by itself at the day's end. */
export function createDeskRules({ store, titleOf, endOfToday, onChange }: RulesOptions): Rules {
  const { desk } = store;
  const set = async (name: string, value: string | null, by: string, endsAt: number | null) => {
    await desk.setRule({ name, value, by, endsAt });
    await onChange();
  };
  return {
    read: async () => describeRules(await desk.rules(), await desk.blocks(), titleOf),
    setCap: (by, cap) => set('cap', cap === null ? null : String(cap), by.name, null),
    setClosedToday: (by, closed) => set('closed', closed ? 'yes' : null, by.name, endOfToday()),
    setWithdrawn: (by, entry, isOut) => set(`${withdrawn}${entry}`, isOut ? 'yes' : null, by.name, endOfToday()),
    async block(by, chat, reason) {
      const found = await store.handoffs.find(chat);
      const blocked = found !== null && (await desk.block(found, { id: randomUUID(), by: by.name, reason }));
      await onChange();
      return blocked;
    },
    async unblock(_by, id) {
      const unblocked = await desk.unblock(id);
      await onChange();
      return unblocked;
    },
  };
}

type Kept = Awaited<ReturnType<Store['desk']['rules']>>;
type Blocks = Awaited<ReturnType<Store['desk']['blocks']>>;

function describeRules(rules: Kept, blocks: Blocks, titleOf: DeskKnowledge['titleOf']): DeskRules {
  const cap = rules.find(({ name }) => name === 'cap');
  return {
    cap: cap ? Number(cap.value) : null,
    closedToday: rules.some(({ name }) => name === 'closed'),
    withdrawn: rules
      .filter(({ name }) => name.startsWith(withdrawn))
      .map(({ name, by, at }) => ({ entry: name.slice(withdrawn.length), by, at }))
      .map((rule) => ({ ...rule, title: titleOf(rule.entry) ?? rule.entry })),
    blocked: blocks.map(({ id, by, at, reason }) => ({ id, by, at, reason })),
  };
}
