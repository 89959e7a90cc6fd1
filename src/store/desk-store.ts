import type { Clock } from '../clock.ts';
import type { DeskStore } from './desk-port.ts';
import type { Engine } from './engine.ts';
import { advisorsProgram, heartbeatProgram, setStatusProgram } from './programs/advisors.ts';
import { endAlertProgram, openAlertsProgram, takeAlertProgram } from './programs/alerts.ts';
import { deskViewProgram } from './programs/desk-view.ts';
import { chatsOfProgram, handoffByCodeProgram, handoffProgram, handoffsProgram } from './programs/handoffs.ts';

/** The desk's side of a store. */
export function createDeskStore(engine: Engine, clock: Clock): DeskStore {
  const { sql } = engine;
  return {
    handoffs: (statuses, limit) => engine.read(() => handoffsProgram(sql, statuses, limit)),
    handoff: (id) => engine.read(() => handoffProgram(sql, id)),
    handoffByCode: (code) => engine.read(() => handoffByCodeProgram(sql, code)),
    chatsOf: (advisorId) => engine.read(() => chatsOfProgram(sql, advisorId)),
    heartbeat: (advisor, role) => engine.write(() => heartbeatProgram(sql, advisor, role, clock.now())),
    setStatus: (advisorId, status) => engine.write(() => setStatusProgram(sql, advisorId, status)),
    advisors: (since) => engine.read(() => advisorsProgram(sql, since)),
    view: (since) => engine.read(() => deskViewProgram(sql, since)),
    openAlerts: (limit) => engine.read(() => openAlertsProgram(sql, clock.now(), limit)),
    takeAlert: (alert, until) => engine.write(() => takeAlertProgram(sql, alert, until)),
    endAlert: (id) => engine.write(() => endAlertProgram(sql, id)),
  };
}
