import type { ConversationRef, TurnRequest } from '../conversation/turn-request.ts';
import type { Engine } from './engine.ts';
import { assertConversation, assertPerson, assertRequest } from './ids.ts';
import type { Erasure, PersonRef, PostgresPlace, Store, StoreOptions } from './port.ts';
import { dueTimersProgram } from './programs/due-timers.ts';
import { erasureProgram } from './programs/erasure.ts';
import { familyReadProgram, hasConversationProgram } from './programs/family-read.ts';
import { pingProgram } from './programs/ping.ts';
import { tokenKeyProgram } from './programs/token-key.ts';
import { turnProgram } from './programs/turn.ts';
import { openSqlite } from './sqlite/engine.ts';
import { conversationName, createWakeUps, type WakeUps } from './wake-ups.ts';

/**
 * Opens the store and brings its schema up to date. Rejects with `store-in-use` (another process has the folder) or
 * `store-unusable` (it can't be opened, or must not be trusted); the message says what to do.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const wakeUps = createWakeUps(options.log);
  const engine = 'dataDir' in options ? await openSqlite(options) : await openPostgresEngine(options, wakeUps);
  return storeOver(engine, wakeUps, options);
}

/** Loaded only where there is a PostgreSQL to talk to. */
async function openPostgresEngine(options: StoreOptions & PostgresPlace, wakeUps: WakeUps): Promise<Engine> {
  const { openPostgres } = await import('./postgres/engine.ts');
  return openPostgres(options, wakeUps, options.log);
}

function storeOver(engine: Engine, wakeUps: WakeUps, options: StoreOptions): Store {
  const { runTurn, clock } = options;
  const { sql } = engine;

  async function takeTurn(request: TurnRequest) {
    assertRequest(request);
    const receipt = await engine.write(() => turnProgram(sql, request, runTurn, clock), conversationName(request));
    if (!receipt.repeated) wakeUps.wake(request);
    return receipt;
  }

  async function readForFamily(ref: ConversationRef, afterSeq: number, limit: number) {
    assertConversation(ref);
    return engine.read(() => familyReadProgram(sql, ref, afterSeq, limit));
  }

  async function hasConversation(ref: ConversationRef) {
    assertConversation(ref);
    return engine.read(() => hasConversationProgram(sql, ref));
  }

  async function erasePerson(who: PersonRef): Promise<Erasure> {
    assertPerson(who);
    const erased = await engine.write(() => erasureProgram(sql, who, clock.now()));
    await engine.scrub();
    for (const ref of erased) wakeUps.wake(ref);
    return { conversations: erased.length };
  }

  return {
    takeTurn,
    readForFamily,
    hasConversation,
    erasePerson,
    onAppend: wakeUps.on,
    tokenKey: () => engine.write(() => tokenKeyProgram(sql, clock.now())),
    dueTimers: (limit) => engine.read(() => dueTimersProgram(sql, clock.now(), limit)),
    ping: () => engine.read(() => pingProgram(sql)),
    close: () => engine.close(),
  };
}
