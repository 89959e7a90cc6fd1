import type { Clock } from '../clock.ts';
import type { CallbackStore } from './callback-port.ts';
import type { Engine } from './engine.ts';
import { findCallbackProgram, finishCallbackProgram, openCallbacksProgram } from './programs/callbacks.ts';

/** The desk's side of callbacks over a store. */
export function createCallbackStore(engine: Engine, clock: Clock): CallbackStore {
  const { sql } = engine;
  return {
    open: () => engine.read(() => openCallbacksProgram(sql)),
    findByCode: (code) => engine.read(() => findCallbackProgram(sql, code)),
    finish: (id, advisorId) => engine.write(() => finishCallbackProgram(sql, id, advisorId, clock.now())),
  };
}
