import type { Clock } from '../clock.ts';
import type { Engine } from './engine.ts';
import type { HandoffStore } from './handoff-port.ts';
import { heartbeatProgram, setStatusProgram } from './programs/advisors.ts';
import { endAlertProgram, openAlertsProgram, takeAlertProgram } from './programs/alerts.ts';
import { handoffBoardProgram } from './programs/handoff-board.ts';
import { chatsOfProgram, findByCodeProgram, findHandoffProgram } from './programs/handoffs.ts';

/** The desk's queue over a store. */
export function createHandoffStore(engine: Engine, clock: Clock): HandoffStore {
  const { sql } = engine;
  return {
    board: (since) => engine.read(() => handoffBoardProgram(sql, since, clock.now())),
    find: (id) => engine.read(() => findHandoffProgram(sql, id)),
    findByCode: (code) => engine.read(() => findByCodeProgram(sql, code)),
    chatsOf: (advisorId) => engine.read(() => chatsOfProgram(sql, advisorId)),
    heartbeat: (advisor, role, until) => engine.write(() => heartbeatProgram(sql, advisor, role, until ?? clock.now())),
    setStatus: (advisorId, status) => engine.write(() => setStatusProgram(sql, advisorId, status)),
    openAlerts: (limit) => engine.read(() => openAlertsProgram(sql, clock.now(), limit)),
    takeAlert: (alert, until) => engine.write(() => takeAlertProgram(sql, alert, until)),
    endAlert: (id) => engine.write(() => endAlertProgram(sql, id)),
  };
}
