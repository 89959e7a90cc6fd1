import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { LogRow } from '../../src/conversation/log-row.ts';
import type { Handoff } from '../../src/handoff/handoff.ts';
import type { DeskAct } from '../../src/http/desk-contract.ts';
import { createTokens } from '../../src/http/tokens.ts';
import type { Store } from '../../src/store/port.ts';
import { openStore } from '../../src/store/store.ts';
import { directLine } from '../support/chat-server.ts';
import { callDesk, openDeskSocket, ownPage, signInByLink } from '../support/desk-client.ts';
import { handoffTurn, wantPerson } from '../support/handoff-turn.ts';
import { createMemoryLog } from '../support/memory-log.ts';
import { projectContent } from '../support/project-content.ts';
import { type ServiceProcess, startServiceProcess } from '../support/service-process.ts';

const clock = { now: Date.now };
const families = ['waits', 'talks', 'moves', 'ends', 'leaves', 'torn'] as const;
type Family = (typeof families)[number];

describe('handoffs over kill -9', function crashes() {
  this.timeout(300_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'helpline-crash-'));
  const ids = new Map<Family, string>();
  const begun = new Map<Family, Handoff>();
  let service: ServiceProcess;
  let cookie: Record<string, string> = {};
  let tokenKey: Uint8Array;

  before(async () => {
    projectContent();
    await look(async (store) => {
      tokenKey = await store.tokenKey();
      for (const family of families) {
        await store.takeTurn({ ...whoIs(family), key: null, input: { kind: 'said', text: wantPerson }, delivery: 'log' });
      }
      for (const { id, conversation } of (await store.handoffs.board(0)).waiting) ids.set(conversation as Family, id);
    });
    await remember();
    service = await startServiceProcess({ DATA_DIR: dataDir, DESK_LINKS: 'Sam, Kim' });
    cookie = { Sam: await signIn('Sam'), Kim: await signIn('Kim') };
    for (const name of ['Sam', 'Kim']) await openDesk(name);
  });
  after(async () => {
    await service.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('loses nothing, claims nothing twice, and leaves nobody stuck, in whatever state it comes', async () => {
    // Waiting and just claimed.
    for (const family of ['talks', 'moves', 'ends', 'leaves'] as const)
      expect(await act('Sam', family, { kind: 'claim' })).to.equal(200);
    await crash();
    expect(await statuses()).to.deep.equal(['waiting', 'active', 'active', 'active', 'active', 'waiting']);
    expect((await handoffOf('waits')).waitingSince).to.equal(begun.get('waits')?.waitingSince);

    // Talking: what was acknowledged is there once, also when it is sent again after the crash.
    expect(await act('Sam', 'talks', { kind: 'say', text: 'Hello, I am Sam.' }, 'k-say')).to.equal(200);
    expect(await write('talks', 'Hello Sam', 'k-family')).to.equal(200);
    await crash();
    expect(await act('Sam', 'talks', { kind: 'say', text: 'Hello, I am Sam.' }, 'k-say')).to.equal(200);
    expect(await write('talks', 'Hello Sam', 'k-family')).to.equal(200);
    expect(await textsOf('talks')).to.deep.equal(['Hello, I am Sam.', 'Hello Sam']);

    // Passed on, ended, left.
    expect(await act('Sam', 'moves', { kind: 'transfer', to: await idOf('Kim') })).to.equal(200);
    expect(await act('Sam', 'ends', { kind: 'close', outcome: 'helped' })).to.equal(200);
    expect(await write('leaves', 'back to the assistant', 'k-leave')).to.equal(200);
    await crash();
    expect(await statuses()).to.deep.equal(['waiting', 'active', 'active', 'closed', 'closed', 'waiting']);
    expect((await handoffOf('moves')).advisor?.name).to.equal('Kim');
    expect(await act('Sam', 'moves', { kind: 'say', text: 'late' })).to.equal(409);
    expect(await act('Kim', 'moves', { kind: 'say', text: 'Kim here.' })).to.equal(200);
    expect(await tap('ends', 'rate/5')).to.equal(200);

    // In the middle of a claim, which two press again afterwards.
    const torn = act('Sam', 'torn', { kind: 'claim' }, 'k-torn').catch(() => 0);
    await crash();
    await torn;
    const again = await Promise.all([
      act('Sam', 'torn', { kind: 'claim' }, 'k-torn'),
      act('Kim', 'torn', { kind: 'claim' }, 'k-torn'),
    ]);
    expect(again.filter((status) => status === 200)).to.have.length(1);

    // Put back, and taken by another.
    expect(await act('Sam', 'talks', { kind: 'put-back' })).to.equal(200);
    await crash();
    expect(await act('Kim', 'talks', { kind: 'claim' })).to.equal(200);
    expect((await handoffOf('talks')).waitingSince).to.equal(begun.get('talks')?.waitingSince);

    await service.kill();
    await look(async (store) => {
      for (const family of families) {
        const filed = await store.handoffs.find(ids.get(family) ?? '');
        const { state } = await store.holdings(whoIs(family));
        expect(filed?.handoff, family).to.deep.equal((state as { handoff: unknown }).handoff);
        const { rows } = await store.readForAdvisors(whoIs(family), 0, 1000);
        const seqs = rows.map(({ seq }) => seq);
        expect(seqs, family).to.deep.equal([...new Set(seqs)].sort((a, b) => a - b));
        expect(eventsIn(rows).join(' '), family).to.match(histories[family]);
      }
      expect((await store.handoffs.find(ids.get('ends') ?? ''))?.handoff.rating).to.equal(5);
    });
  });

  const histories: Record<Family, RegExp> = {
    waits: /^requested$/,
    talks: /^requested claimed put-back claimed$/,
    moves: /^requested claimed transferred$/,
    ends: /^requested claimed closed rated$/,
    leaves: /^requested claimed left$/,
    torn: /^requested claimed$/,
  };

  async function crash(): Promise<void> {
    await service.kill();
    service = await startServiceProcess({ DATA_DIR: dataDir, DESK_LINKS: 'Sam, Kim' });
    // Their sessions are in the store; the page at the other port is another page of ours.
    for (const name of ['Sam', 'Kim']) await openDesk(name);
  }

  async function signIn(name: string): Promise<string> {
    return (await signInByLink(service, name))['cookie'] ?? '';
  }

  const headersOf = (name: string) => ({ ...ownPage(service.url), cookie: cookie[name] ?? '' });

  /** An open desk: that is what keeps an advisor on duty. */
  async function openDesk(name: string): Promise<void> {
    const { frame } = await openDeskSocket(service.url, headersOf(name));
    await frame(({ kind, board: seen }) => kind === 'board' && JSON.stringify(seen).includes(`"name":"${name}"`));
  }

  async function act(name: string, family: Family, what: DeskAct, key = `${Math.random()}`): Promise<number> {
    const path = `/api/desk/chats/${ids.get(family)}/acts`;
    return (await callDesk(service.url, 'POST', path, headersOf(name), { key, act: what })).status;
  }

  async function post(family: Family, activity: object): Promise<number> {
    const { conversationId, token } = await createTokens({ tokenKey, clock }).renew({
      conversationId: family,
      userId: `dl_${family}`,
    });
    return (await directLine(service.url, token, 'POST', `/conversations/${conversationId}/activities`, activity)).status;
  }

  const write = (family: Family, text: string, clientActivityID: string) =>
    post(family, { type: 'message', text, channelData: { clientActivityID } });
  const tap = (family: Family, id: string) => post(family, { type: 'message', value: { kind: 'handoff', id } });

  const board = async () => JSON.parse((await callDesk(service.url, 'GET', '/api/desk/board', headersOf('Sam'))).text);
  const idOf = async (name: string): Promise<string> =>
    (await board()).onDuty.find((one: { name: string }) => one.name === name)?.id;
  const pageOf = async (family: Family) =>
    JSON.parse((await callDesk(service.url, 'GET', `/api/desk/chats/${ids.get(family)}?after=0`, headersOf('Sam'))).text);
  const handoffOf = async (family: Family) => (await pageOf(family)).head;
  const statuses = () => Promise.all(families.map(async (family) => (await handoffOf(family)).status));
  const textsOf = async (family: Family) =>
    (await pageOf(family)).rows
      .filter(
        ({ from, text }: { from: string; text: string }) => from === 'advisor' || (from === 'enquirer' && text !== wantPerson),
      )
      .map(({ text }: { text: string }) => text);

  async function remember(): Promise<void> {
    await look(async (store) => {
      for (const family of families) {
        const filed = await store.handoffs.find(ids.get(family) ?? '');
        if (filed) begun.set(family, filed.handoff);
      }
    });
  }

  /** With the service away, at what it has kept. */
  async function look(see: (store: Store) => Promise<void>): Promise<void> {
    const store = await openStore({ dataDir, runTurn: handoffTurn(), clock, log: createMemoryLog() });
    await see(store).finally(() => store.close());
  }
});

function whoIs(family: Family) {
  return { channel: 'directline', conversation: family, person: `dl_${family}` };
}

function eventsIn(rows: readonly LogRow[]): string[] {
  return rows.flatMap(({ body }) => (body.kind === 'handoff' ? [body.event] : []));
}
