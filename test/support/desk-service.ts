import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type App, startApp } from '../../src/app.ts';
import { parseSettings } from '../../src/config.ts';
import type { RunTurn } from '../../src/conversation/turn-request.ts';
import type { Briefing } from '../../src/handoff/handoff.ts';
import type { ActivitySet, TokenAnswer } from '../../src/http/contract.ts';
import type { Store } from '../../src/store/port.ts';
import { openStore } from '../../src/store/store.ts';
import { directLine, startConversation } from './chat-server.ts';
import { handoffTurn, wantPerson } from './handoff-turn.ts';
import { createMemoryLog } from './memory-log.ts';
import { projectContent } from './project-content.ts';

/** The whole assistant with its desk, on a free port and a data folder of its own. */
export interface DeskService {
  readonly url: string;
  /** A one-time link of an advisor, as the service printed it. */
  linkOf(name: string): string;
  /** The family of that place in the list. */
  familyOf(index: number): Promise<FamilyClient>;
  /** A family that has just opened the chat. */
  newFamily(): Promise<FamilyClient>;
  /** Stops the service alone. */
  stop(): Promise<void>;
  /** The store's file, for when it has stopped. */
  readonly file: string;
  close(): Promise<void>;
}

/** What a family wrote before the service started. It waits for a person. */
export interface WaitingFamily {
  readonly said: readonly string[];
  /** What it wrote while it waited. */
  readonly waiting?: readonly string[];
  /** What it passed on; without it, something short. */
  readonly briefing?: Briefing;
  /** For how long it has waited. */
  readonly agoMs?: number;
}

/** A family's own chat, as a client of its own sees it. */
export interface FamilyClient {
  say(text: string): Promise<void>;
  /** Every text that stands in the chat, of whoever it is. */
  texts(): Promise<string[]>;
  /** Shows that it writes. */
  type(): Promise<void>;
  forget(): Promise<void>;
}

/** Starts it. `families` wait already, in the order given; `prepare` does to their store what else went before. */
export async function startDeskService(
  families: readonly WaitingFamily[] = [],
  environment: Readonly<Record<string, string>> = {},
  prepare: (store: Store) => Promise<void> = async () => {},
): Promise<DeskService> {
  const dataDir = mkdtempSync(join(tmpdir(), 'helpline-desk-'));
  await seed(dataDir, families, prepare);
  const settings = parseSettings({ PORT: '0', DATA_DIR: dataDir, ...environment });
  const { content } = projectContent();
  const app = await startApp({ settings, content: () => content, clock: { now: Date.now }, log: createMemoryLog() });
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= app.close();
    return stopping;
  };
  return {
    url: app.address,
    linkOf: (name) => linkOf(app, name),
    familyOf: (index) => openFamily(app.address, index),
    newFamily: () => beginFamily(app.address),
    stop,
    file: join(dataDir, 'helpline.sqlite'),
    async close() {
      await stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Opens the desk as the advisor of that name. */
export async function signIn(page: Page, service: DeskService, name: string): Promise<void> {
  await page.goto(service.linkOf(name));
  await page.getByText(`You are ${name}`).waitFor();
}

async function seed(
  dataDir: string,
  families: readonly WaitingFamily[],
  prepare: (store: Store) => Promise<void>,
): Promise<void> {
  let now = Date.now();
  let briefing: Briefing | undefined;
  const runTurn: RunTurn = (state, request, at) => handoffTurn(undefined, briefing)(state, request, at);
  const store = await openStore({ dataDir, runTurn, clock: { now: () => now }, log: createMemoryLog() });
  for (const [i, family] of families.entries()) {
    const { said, waiting = [], agoMs = 0 } = family;
    // A second for each message, and all of it before the service starts.
    now = Date.now() - agoMs - 1000 * (said.length + waiting.length + 1);
    briefing = family.briefing;
    const who = { channel: 'directline', conversation: `family-${i}`, person: `dl_family-${i}` } as const;
    for (const text of [...said, wantPerson, ...waiting]) {
      await store.takeTurn({ ...who, delivery: 'log', key: null, input: { kind: 'said', text } });
      now += 1000;
    }
    await store.keepContinueCode(who, { code: codeOf(i), expiresAt: Date.now() + 3_600_000 });
  }
  await prepare(store);
  await store.close();
}

/** A family comes back to its chat by its code, as it would on another phone. */
async function openFamily(url: string, index: number): Promise<FamilyClient> {
  const headers = { origin: url, 'content-type': 'application/json' };
  const body = JSON.stringify({ code: codeOf(index) });
  const response = await fetch(`${url}/api/chat/continue`, { method: 'POST', headers, body });
  return familyClient(url, (await response.json()) as TokenAnswer);
}

async function beginFamily(url: string): Promise<FamilyClient> {
  const { token, conversationId } = await startConversation(url);
  return familyClient(url, { token, conversationId });
}

function familyClient(url: string, { token, conversationId }: Pick<TokenAnswer, 'token' | 'conversationId'>): FamilyClient {
  const activities = `/conversations/${conversationId}/activities`;
  return {
    async say(text) {
      await directLine(url, token, 'POST', activities, { type: 'message', text });
    },
    async type() {
      await directLine(url, token, 'POST', activities, { type: 'typing' });
    },
    async texts() {
      const read = (await (await directLine(url, token, 'GET', activities)).json()) as ActivitySet;
      return read.activities.flatMap(({ text }) => text ?? []);
    },
    async forget() {
      await fetch(`${url}/api/chat/forget`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
    },
  };
}

function codeOf(index: number): string {
  return `AAAAAAA${index}`;
}

function linkOf({ address, deskLinks }: App, name: string): string {
  const link = deskLinks.find((one) => one.name === name);
  if (!link) throw new Error(`no link is printed for ${name}`);
  return `${address}${link.path}`;
}
