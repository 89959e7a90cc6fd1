import { isHelplineError } from '../errors.ts';
import { hubAdvisorId } from '../handoff/handoff.ts';
import type { Hub } from '../http/hub.ts';
import type { Store } from '../store/port.ts';

/** What a hub sends, as turns of the conversation that its handoff is of. */
export function createHub(
  store: Pick<Store, 'takeSideTurn'> & { handoffs: Pick<Store['handoffs'], 'find'> },
  secret: string,
): Hub {
  return {
    secret,
    async status(handoff, state, advisorName) {
      const found = await store.handoffs.find(handoff);
      if (!found || found.handoff.status === 'closed') return false;
      const { channel, conversation } = found;
      const input = { kind: 'hub', state, handoff, ...(advisorName === undefined ? {} : { advisorName }) } as const;
      return (await takeWhereNotErased(() => store.takeSideTurn({ channel, conversation, key: null, input }))) !== null;
    },
    async say(handoff, id, text) {
      const found = await store.handoffs.find(handoff);
      const advisor = found?.handoff.advisor;
      if (!found || advisor?.id !== hubAdvisorId) return false;
      const { channel, conversation } = found;
      const input = { kind: 'advisor', advisor, act: { kind: 'say', text: text.toWellFormed() }, handoff } as const;
      const receipt = await takeWhereNotErased(() => store.takeSideTurn({ channel, conversation, key: `hub ${id}`, input }));
      return receipt !== null && !receipt.refusal;
    },
  };
}

async function takeWhereNotErased<Receipt>(take: () => Promise<Receipt>): Promise<Receipt | null> {
  try {
    return await take();
  } catch (error) {
    if (isHelplineError(error, 'conversation-erased')) return null;
    throw error;
  }
}
