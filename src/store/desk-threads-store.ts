import type { Clock } from '../clock.ts';
import type { DeskThreadsStore } from './desk-threads-port.ts';
import type { Engine } from './engine.ts';
import { deskChannelProgram, findThreadProgram, keepThreadProgram, setDeskChannelProgram } from './programs/desk-threads.ts';

/** The advisors' channel and its threads over a store. */
export function createDeskThreadsStore(engine: Engine, clock: Clock): DeskThreadsStore {
  const { sql } = engine;
  return {
    channel: () => engine.read(() => deskChannelProgram(sql)),
    setChannel: (address, by) => engine.write(() => setDeskChannelProgram(sql, address, by, clock.now())),
    find: (handoff) => engine.read(() => findThreadProgram(sql, 'handoff', handoff)),
    findByThread: (thread) => engine.read(() => findThreadProgram(sql, 'thread', thread)),
    keep: (thread) => engine.write(() => keepThreadProgram(sql, thread, clock.now())),
  };
}
