import type { Clock } from '../clock.ts';
import type { Engine } from './engine.ts';
import type { OutboxStore } from './outbox-port.ts';
import {
  deadLettersProgram,
  findSentProgram,
  giveUpProgram,
  lastSentProgram,
  settleSendProgram,
  takeSendProgram,
} from './programs/outbox.ts';

/** The sends over a store. */
export function createOutboxStore(engine: Engine, clock: Clock): OutboxStore {
  const { sql } = engine;
  return {
    take: (until) => engine.write(() => takeSendProgram(sql, clock.now(), until)),
    sent: async (send, id) => {
      await engine.write(() => settleSendProgram(sql, send, { sent_at: clock.now(), sent_id: id }));
    },
    putOff: async (send, at) => {
      await engine.write(() => settleSendProgram(sql, send, { due_at: at }));
    },
    giveUp: (send, failure) => engine.write(() => giveUpProgram(sql, send, failure, clock.now())),
    deadLetters: (limit) => engine.read(() => deadLettersProgram(sql, limit)),
    findSent: (ref, id) => engine.read(() => findSentProgram(sql, ref, id)),
    lastSent: (send) => engine.read(() => lastSentProgram(sql, send)),
  };
}
