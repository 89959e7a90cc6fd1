import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type App, startApp } from '../../src/app.ts';
import { parseSettings } from '../../src/config.ts';
import { createMemoryLog } from '../support/memory-log.ts';
import { projectContent } from '../support/project-content.ts';

const token = 'metrics-token-of-forty-letters-or-so-1234';

describe('the figures at /metrics', function figures() {
  this.timeout(180_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'helpline-metrics-'));
  let app: App;
  before(async () => {
    const settings = parseSettings({ PORT: '0', DATA_DIR: dataDir, METRICS_TOKEN: token });
    const { content } = projectContent();
    app = await startApp({ settings, content: () => content, clock: { now: Date.now }, log: createMemoryLog() });
  });
  after(async () => {
    await app.close();
    rmSync(dataDir, { recursive: true });
  });
  const read = (headers: Record<string, string> = {}) => fetch(`${app.address}/metrics`, { headers });

  it('count what happened by route, status, channel and outcome, and hold no word, id or address of a family', async () => {
    const opened = await fetch(`${app.address}/api/chat/token`, { method: 'POST', headers: { origin: app.address } });
    const chat = (await opened.json()) as { token: string; conversationId: string };
    const headers = { authorization: `Bearer ${chat.token}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ type: 'message', from: { id: 'x' }, text: 'what about zebras at my house' });
    await fetch(`${app.address}/v3/directline/conversations/${chat.conversationId}/activities`, {
      method: 'POST',
      headers,
      body,
    });
    await fetch(`${app.address}/no/such/zebra`);

    const answered = await read();
    const text = await answered.text();
    expect(answered.headers.get('content-type')).to.match(/^text\/plain/);
    expect(text).to.match(
      /helpline_request_seconds_count\{route="\/v3\/directline\/conversations\/:\w+\/activities",method="POST",status="200"\} 1/,
    );
    expect(text).to.match(/helpline_request_seconds_count\{route="unknown",method="GET",status="404"\} 1/);
    expect(text).to.match(/helpline_turns_total\{channel="directline",outcome="\w[\w-]*"\} \d/);
    expect(text).to.include('helpline_store_up 1').and.include('process_resident_memory_bytes');
    for (const private_ of ['zebra', chat.conversationId, chat.token, '127.0.0.1']) expect(text).to.not.include(private_);
  });

  it('are read on this machine, or with the token; whoever comes through a proxy finds nothing', async () => {
    expect((await read()).status).to.equal(200);
    expect((await read({ 'x-forwarded-for': '203.0.113.7' })).status).to.equal(404);
    expect((await read({ forwarded: 'for=203.0.113.7' })).status).to.equal(404);
    expect((await read({ 'x-forwarded-for': '203.0.113.7', authorization: `Bearer ${token}` })).status).to.equal(200);
    for (const wrong of [`Bearer ${token}x`, `Basic ${token}`, token, 'Bearer '])
      expect((await read({ 'x-forwarded-for': '203.0.113.7', authorization: wrong })).status, wrong).to.equal(404);
  });
});
