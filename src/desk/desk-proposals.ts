import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Proposals } from '../http/desk/desk.ts';
import type { NewProposal, Proposal } from '../http/desk-contract.ts';
import type { DeskStore, ProposalRecord } from '../store/desk-port.ts';

/** What advisors propose, in the store, until an editor has made content of it. */
export function createDeskProposals(store: DeskStore, clock: Clock): Proposals {
  return {
    add: (by, proposal) => store.keepProposal({ id: randomUUID(), at: clock.now(), by: by.name, status: 'open', body: proposal }),
    list: async () => (await store.proposals()).map(toProposal),
    setStatus: (_by, id, status) => store.setProposalStatus(id, status),
    async exportFile(id) {
      const found = (await store.proposals()).find((proposal) => proposal.id === id);
      return found ? writeFile(toProposal(found)) : null;
    },
  };
}

/** The YAML writer is loaded with the first file: a start needs none. */
async function writeFile(proposal: Proposal): Promise<{ name: string; text: string }> {
  const { proposalFile } = await import('../content/proposal-file.ts');
  return proposalFile(proposal);
}

/** What was written is what is read: the desk checked it when it came. */
function toProposal({ id, at, by, status, body }: ProposalRecord): Proposal {
  return { ...(body as NewProposal), id, at, by, status: status as Proposal['status'] };
}
