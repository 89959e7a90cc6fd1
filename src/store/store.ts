import type { Clock } from '../clock.ts';
import type { ConversationRef, SideRequest, TurnRequest } from '../conversation/turn-request.ts';
import { HelplineError } from '../errors.ts';
import type { Log } from '../log.ts';
import { createCallbackStore } from './callback-store.ts';
import { createDeskStore } from './desk-store.ts';
import { createDeskThreadsStore } from './desk-threads-store.ts';
import type { Engine } from './engine.ts';
import { createHandoffStore } from './handoff-store.ts';
import { assertConversation, assertPerson, assertRequest, assertSideRequest } from './ids.ts';
import { createOutboxStore } from './outbox-store.ts';
import type {
  Erasure,
  PersonInConversation,
  PersonRef,
  PostgresPlace,
  RetentionLimits,
  RetentionReport,
  Store,
  StoreOptions,
} from './port.ts';
import type { Heard } from './postgres/engine.ts';
import type { Program } from './program.ts';
import { announceTyping } from './programs/announce.ts';
import { advisorsReadProgram, familyReadProgram, hasConversationProgram } from './programs/audience-read.ts';
import { findByCodeProgram, keepCodeProgram, revokeCodeProgram } from './programs/continue-codes.ts';
import { dueTimersProgram } from './programs/due-timers.ts';
import { erasureProgram } from './programs/erasure.ts';
import { holdingsProgram } from './programs/holdings.ts';
import { acceptNoticeProgram, keepNoticeProgram } from './programs/notices.ts';
import { pingProgram } from './programs/ping.ts';
import { endConversationsProgram, endedAtOnce, removeExpiredProgram } from './programs/retention.ts';
import { tokenKeyProgram } from './programs/token-key.ts';
import { sideTurnProgram, turnProgram } from './programs/turn.ts';
import { assertSoundFile } from './sqlite/backup.ts';
import { openSqlite } from './sqlite/engine.ts';
import { createTypingSigns, type TypingSigns } from './typing.ts';
import { conversationName, createWakeUps, type WakeUps } from './wake-ups.ts';

/**
 * Opens the store and brings its schema up to date. Rejects with `store-in-use` (another process has the folder) or
 * `store-unusable` (it can't be opened, or must not be trusted); the message says what to do.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const wakeUps = createWakeUps(options.log);
  const typing = createTypingSigns();
  const engine = 'dataDir' in options ? await openSqlite(options) : await openPostgresEngine(options, { wakeUps, typing });
  return { ...storeOver(engine, wakeUps, options), ...typingOver(engine, typing, options.log) };
}

/** Loaded only where there is a PostgreSQL to talk to. */
async function openPostgresEngine(options: StoreOptions & PostgresPlace, heard: Heard): Promise<Engine> {
  const { openPostgres } = await import('./postgres/engine.ts');
  return openPostgres(options, heard, options.log);
}

type Typing = Pick<Store, 'tellTyping' | 'onTyping'>;

/** Whoever listens on this instance hears at once; the others hear through the database. A sign that is lost is no harm. */
function typingOver(engine: Engine, typing: TypingSigns, log: Log): Typing {
  return {
    tellTyping(ref, who) {
      typing.tell(ref, who);
      if (engine.sql.kind === 'sqlite') return;
      engine
        .write(() => announceTyping(engine.sql, ref, who))
        .catch((err: unknown) => log.warn({ err }, 'other instances were not told who is writing'));
    },
    onTyping: typing.on,
  };
}

function storeOver(engine: Engine, wakeUps: WakeUps, options: StoreOptions): Omit<Store, keyof Typing> {
  const { runTurn, clock } = options;
  const { sql } = engine;

  async function takeTurn(request: TurnRequest) {
    assertRequest(request);
    const receipt = await engine.write(() => turnProgram(sql, request, runTurn, clock), conversationName(request));
    if (!receipt.repeated) wakeUps.wake(request);
    return receipt;
  }

  async function takeSideTurn(request: SideRequest) {
    assertSideRequest(request);
    const receipt = await engine.write(() => sideTurnProgram(sql, request, runTurn, clock), conversationName(request));
    if (!receipt.repeated && !receipt.refusal) wakeUps.wake(request);
    return receipt;
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
    takeSideTurn,
    ...readersOf(engine),
    erasePerson,
    ...ownConversations(engine, clock),
    callbacks: createCallbackStore(engine, clock),
    ...deskStores(engine, clock),
    keepRetention: (limits) => keepRetention(engine, wakeUps, limits, clock),
    onAppend: wakeUps.on,
    tokenKey: () => engine.write(() => tokenKeyProgram(sql, clock.now())),
    dueTimers: (limit) => engine.read(() => dueTimersProgram(sql, clock.now(), limit)),
    backUp: (path) => backUp(engine, path),
    ping: () => engine.read(() => pingProgram(sql)),
    close: () => engine.close(),
  };
}

/** What advisors work with, and what is sent to channels that are called. */
function deskStores(engine: Engine, clock: Clock): Pick<Store, 'handoffs' | 'outbox' | 'deskThreads' | 'desk'> {
  return {
    handoffs: createHandoffStore(engine, clock),
    outbox: createOutboxStore(engine, clock),
    deskThreads: createDeskThreadsStore(engine, clock),
    desk: createDeskStore(engine, clock),
  };
}

type OwnConversations = Pick<
  Store,
  'holdings' | 'keepContinueCode' | 'revokeContinueCode' | 'findByContinueCode' | 'keepNotice' | 'acceptNotice'
>;

/** What people do with their own conversations besides talking. */
function ownConversations(engine: Engine, clock: Clock): OwnConversations {
  const { sql } = engine;

  /** A program about one person in one conversation, in the conversation's own order. */
  async function about<Result>(who: PersonInConversation, program: () => Program<Result>): Promise<Result> {
    assertConversation(who);
    assertPerson(who);
    return engine.write(program, conversationName(who));
  }

  return {
    holdings: (who) => about(who, () => holdingsProgram(sql, who, clock.now())),
    keepContinueCode: (who, made) => about(who, () => keepCodeProgram(sql, who, made, clock.now())),
    revokeContinueCode: (who) => about(who, () => revokeCodeProgram(sql, who)),
    findByContinueCode: (code) => engine.read(() => findByCodeProgram(sql, code, clock.now())),
    keepNotice: (version, text) => engine.write(() => keepNoticeProgram(sql, version, text, clock.now())),
    acceptNotice: (who, version) => about(who, () => acceptNoticeProgram(sql, who, version, clock.now())),
  };
}

/** What is read of a conversation, each reader by its own way. */
function readersOf({ sql, read }: Engine): Pick<Store, 'readForFamily' | 'readForAdvisors' | 'hasConversation'> {
  async function readForFamily(ref: ConversationRef, afterSeq: number, limit: number) {
    assertConversation(ref);
    return read(() => familyReadProgram(sql, ref, afterSeq, limit));
  }

  async function readForAdvisors(ref: ConversationRef, afterSeq: number, limit: number) {
    assertConversation(ref);
    return read(() => advisorsReadProgram(sql, ref, afterSeq, limit));
  }

  async function hasConversation(ref: ConversationRef) {
    assertConversation(ref);
    return read(() => hasConversationProgram(sql, ref));
  }

  return { readForFamily, readForAdvisors, hasConversation };
}

async function backUp({ copyTo }: Engine, path: string): Promise<void> {
  if (!copyTo)
    throw new HelplineError('backup-failed', 'The store is a PostgreSQL database: back it up with pg_dump (docs/operations.md).');
  await copyTo(path);
  assertSoundFile(path);
}

/** Conversations end a few at a time, so that families' turns come in between. */
async function keepRetention(engine: Engine, wakeUps: WakeUps, limits: RetentionLimits, clock: Clock): Promise<RetentionReport> {
  const { sql } = engine;
  let conversations = 0;
  for (let ended = endedAtOnce; ended === endedAtOnce; conversations += ended) {
    const refs = await engine.write(() => endConversationsProgram(sql, limits, clock.now()));
    for (const ref of refs) wakeUps.wake(ref);
    ended = refs.length;
  }
  const rows = await engine.write(() => removeExpiredProgram(sql, limits, clock.now()));
  if (conversations + rows > 0) await engine.scrub();
  return { conversations, rows };
}
