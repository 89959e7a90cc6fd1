import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type App, startApp } from '../../src/app.ts';
import { parseSettings } from '../../src/config.ts';
import type { ActivitySet, WireActivity } from '../../src/http/contract.ts';
import { createTokens } from '../../src/http/tokens.ts';
import { openStore } from '../../src/store/store.ts';
import { directLine } from '../support/chat-server.ts';
import { handoffTurn, wantPerson } from '../support/handoff-turn.ts';
import { createMemoryLog } from '../support/memory-log.ts';
import { projectContent } from '../support/project-content.ts';
import { openSmallHub, type SmallHub } from '../support/small-hub.ts';

const clock = { now: Date.now };

describe('another engagement hub', function hubs() {
  this.timeout(180_000);
  let dataDir: string;
  let app: App;
  let hub: SmallHub;
  let token: string;
  let handoff: string;

  before(() => void projectContent());
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'helpline-hub-'));
    hub = await openSmallHub();
  });
  afterEach(async () => {
    await app.close();
    await hub.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('is handed a family with its transcript, talks with them, and hands them back', async () => {
    await start();
    const initiate = await hub.heard(({ name }) => name === 'handoff.initiate');
    expect(initiate).to.deep.include({ type: 'event', id: handoff });
    expect(initiate.conversation.id).to.equal(handoff);
    expect(initiate.value).to.deep.include({ reason: 'asked', flag: null });
    expect(initiate.value?.['briefing']).to.deep.include({ asked: 'Is it my fault?' });
    const transcript = initiate.attachments?.find(({ name }) => name === 'Transcript')?.content.activities ?? [];
    expect(transcript.map(({ text }) => text)).to.include('is it my fault');

    expect(await hub.post(app.address, status('accepted'), 'x'.repeat(40))).to.equal(403);
    expect(await hub.post(app.address, { type: 'event', name: 'handoff.status', value: {} })).to.equal(400);
    expect(await hub.post(app.address, message('m0', 'too early'))).to.equal(409);
    expect(await hub.post(app.address, status('accepted'))).to.equal(200);
    expect(await hub.post(app.address, message('m1', 'Hello, I am Jo.'))).to.equal(200);
    expect(await hub.post(app.address, message('m1', 'Hello, I am Jo.'))).to.equal(200);
    const [said, ...more] = (await read()).filter(({ from }) => from?.name === 'Jo');
    expect([said?.text, more.length]).to.deep.equal(['Hello, I am Jo.', 0]);
    expect(said?.channelData?.helpline?.advisor).to.deep.equal({ name: 'Jo' });

    await write('Thank you, Jo');
    expect((await hub.heard(({ text }) => text === 'Thank you, Jo')).type).to.equal('message');
    expect(hub.taken.filter(({ text }) => text === 'Hello, I am Jo.')).to.have.length(0);
    expect(await hub.post(app.address, status('completed'))).to.equal(200);
    expect(statesIn(await read())).to.deep.equal(['waiting', 'active', 'closed']);
    expect(await hub.post(app.address, message('m2', 'late'))).to.equal(409);
    expect((await hub.heard(({ type }) => type === 'endOfConversation')).conversation.id).to.equal(handoff);
  });

  it('that cannot be reached leaves nobody waiting: they are given the phone number, and the charity is told', async () => {
    hub.answerWith(500);
    await start();
    let activities: WireActivity[] = [];
    while (!statesIn(activities).includes('closed')) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      activities = await read();
    }
    expect(activities.at(-1)?.text).to.include('08088 010 444');
    await app.close();
    const store = await openStore({ dataDir, runTurn: handoffTurn(), clock, log: createMemoryLog() });
    const { rows } = await store.readForAdvisors({ channel: 'directline', conversation: 'c1' }, 0, 100);
    const alerts = await store.handoffs.openAlerts(10);
    await store.close();
    const told = rows.some(({ body }) => body.kind === 'alert' && body.alert === 'hub-failed');
    expect(told || alerts.some(({ kind }) => kind === 'hub-failed')).to.equal(true);
  });

  const status = (state: string) => ({
    type: 'event',
    name: 'handoff.status',
    conversation: { id: handoff },
    from: { name: 'Jo' },
    value: { state },
  });
  const message = (id: string, text: string) => ({ type: 'message', id, conversation: { id: handoff }, text });

  async function start(): Promise<void> {
    const store = await openStore({ dataDir, runTurn: handoffTurn(), clock, log: createMemoryLog() });
    const who = { channel: 'directline', conversation: 'c1', person: 'dl_p1', key: null, delivery: 'log' } as const;
    for (const text of ['is it my fault', wantPerson]) await store.takeTurn({ ...who, input: { kind: 'said', text } });
    handoff = (await store.handoffs.board(0)).waiting[0]?.id ?? '';
    const tokens = createTokens({ tokenKey: await store.tokenKey(), clock });
    token = (await tokens.renew({ conversationId: 'c1', userId: 'dl_p1' })).token;
    await store.close();
    const settings = parseSettings({ PORT: '0', DATA_DIR: dataDir, HANDOFF_HUB_URL: hub.url, HANDOFF_HUB_SECRET: hub.secret });
    const { content } = projectContent();
    app = await startApp({ settings, content: () => content, clock, log: createMemoryLog() });
  }

  async function read(): Promise<WireActivity[]> {
    const response = await directLine(app.address, token, 'GET', '/conversations/c1/activities');
    return ((await response.json()) as ActivitySet).activities;
  }

  async function write(text: string): Promise<void> {
    await directLine(app.address, token, 'POST', '/conversations/c1/activities', { type: 'message', text });
  }
});

function statesIn(activities: readonly WireActivity[]): unknown[] {
  return activities.flatMap(({ type, value }) => (type === 'event' ? [(value as { state: unknown }).state] : []));
}
