import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { DeskStore } from './desk-port.ts';
import type { Engine } from './engine.ts';
import { assertConversation } from './ids.ts';
import { countsProgram } from './programs/desk-counts.ts';
import { keepProposalProgram, proposalsProgram, setProposalStatusProgram } from './programs/desk-proposals.ts';
import {
  blockProgram,
  blocksProgram,
  overridesProgram,
  rulesProgram,
  setRuleProgram,
  unblockProgram,
} from './programs/desk-rules.ts';
import {
  endSessionProgram,
  endSessionsOfProgram,
  findSessionProgram,
  keepSessionProgram,
  noteAccessProgram,
} from './programs/desk-sessions.ts';

/** What the desk keeps of its own, on either engine. */
export function createDeskStore({ sql, read, write }: Engine, clock: Clock): DeskStore {
  return {
    keepSession: (session) => write(() => keepSessionProgram(sql, session, clock.now())),
    findSession: (id, idleMs, isLook) => {
      const find = () => findSessionProgram(sql, id, { idleMs, isLook }, clock.now());
      return isLook ? read(find) : write(find);
    },
    endSession: (id) => write(() => endSessionProgram(sql, id)),
    endSessionsOf: (advisor) => write(() => endSessionsOfProgram(sql, advisor)),
    noteAccess: (access) => write(() => noteAccessProgram(sql, randomUUID(), access, clock.now())),
    setRule: (rule) => write(() => setRuleProgram(sql, rule, clock.now())),
    rules: () => read(() => rulesProgram(sql, clock.now())),
    block: async (ref, block) => {
      assertConversation(ref);
      return write(() => blockProgram(sql, ref, block, clock.now()));
    },
    unblock: (id) => write(() => unblockProgram(sql, id)),
    blocks: () => read(() => blocksProgram(sql)),
    overrides: () => read(() => overridesProgram(sql, clock.now())),
    keepProposal: (proposal) => write(() => keepProposalProgram(sql, proposal)),
    proposals: () => read(() => proposalsProgram(sql)),
    setProposalStatus: (id, status) => write(() => setProposalStatusProgram(sql, id, status)),
    counts: (since) => read(() => countsProgram(sql, since)),
  };
}
