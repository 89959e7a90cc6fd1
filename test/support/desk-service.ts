import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type App, startApp } from '../../src/app.ts';
import { parseSettings } from '../../src/config.ts';
import { openStore } from '../../src/store/store.ts';
import { handoffTurn, wantPerson } from './handoff-turn.ts';
import { createMemoryLog } from './memory-log.ts';
import { projectContent } from './project-content.ts';

/** The whole assistant with its desk, on a free port and a data folder of its own. */
export interface DeskService {
  readonly url: string;
  /** A one-time link of an advisor, as the service printed it. */
  linkOf(name: string): string;
  close(): Promise<void>;
}

/** What families wrote before the service started; each of them waits for a person. */
export interface WaitingFamily {
  readonly said: readonly string[];
}

/** Starts it. `families` wait already, in the order given. */
export async function startDeskService(
  families: readonly WaitingFamily[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<DeskService> {
  const dataDir = mkdtempSync(join(tmpdir(), 'helpline-desk-'));
  await seed(dataDir, families);
  const settings = parseSettings({ PORT: '0', DATA_DIR: dataDir, ...environment });
  const { content } = projectContent();
  const app = await startApp({ settings, content: () => content, clock: { now: Date.now }, log: createMemoryLog() });
  return {
    url: app.address,
    linkOf: (name) => linkOf(app, name),
    async close() {
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Opens the desk as the advisor of that name. */
export async function signIn(page: Page, service: DeskService, name: string): Promise<void> {
  await page.goto(service.linkOf(name));
  await page.getByText(`You are ${name}`).waitFor();
}

async function seed(dataDir: string, families: readonly WaitingFamily[]): Promise<void> {
  const store = await openStore({ dataDir, runTurn: handoffTurn(), clock: { now: Date.now }, log: createMemoryLog() });
  for (const [i, { said }] of families.entries()) {
    const who = { channel: 'directline', conversation: `family-${i}`, person: `dl_family-${i}`, delivery: 'log' } as const;
    for (const text of [...said, wantPerson]) await store.takeTurn({ ...who, key: null, input: { kind: 'said', text } });
  }
  await store.close();
}

function linkOf({ address, deskLinks }: App, name: string): string {
  const link = deskLinks.find((one) => one.name === name);
  if (!link) throw new Error(`no link is printed for ${name}`);
  return `${address}${link.path}`;
}
