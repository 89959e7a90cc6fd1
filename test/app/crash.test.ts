import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { ActivitySet, ConversationAnswer, WireActivity } from '../../src/http/contract.ts';
import { directLine, startConversation } from '../support/chat-server.ts';
import { describePostgres } from '../support/postgres.ts';
import { startServiceProcess } from '../support/service-process.ts';

const people = 20;

/** Kills the service with -9 while many conversations are sending, starts it again, and looks for every acknowledged message. */
function survivesKill(settings: () => Promise<Record<string, string>>): void {
  it(`keeps each acknowledged message of ${people} conversations once, answered once, over kill -9`, async () => {
    const place = await settings();
    const service = await startServiceProcess(place);
    const chats = await Promise.all(Array.from({ length: people }, () => startConversation(service.url)));
    const sending = chats.map((chat) => sendUntilDead(service.url, chat));
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await service.kill();
    const acknowledged = await Promise.all(sending);
    expect(acknowledged.flat().length).to.be.greaterThan(people);

    const again = await startServiceProcess(place);
    try {
      for (const [i, chat] of chats.entries()) {
        const history = await readAll(again.url, chat);
        for (const key of acknowledged[i] ?? []) assertAnsweredOnce(history, key);
      }
    } finally {
      await again.stop();
    }
  });
}

/** Posts one message after another, and gives back the keys of those that the service acknowledged. */
async function sendUntilDead(url: string, chat: ConversationAnswer): Promise<string[]> {
  const acknowledged: string[] = [];
  for (let i = 0; ; i++) {
    const key = `${chat.conversationId}-${i}`;
    const activity = { type: 'message', from: { id: 'me' }, text: 'what is jmml', channelData: { clientActivityID: key } };
    try {
      const response = await directLine(url, chat.token, 'POST', `/conversations/${chat.conversationId}/activities`, activity);
      if (response.status === 200 && (await response.json())) acknowledged.push(key);
    } catch {
      return acknowledged;
    }
  }
}

async function readAll(url: string, chat: ConversationAnswer): Promise<WireActivity[]> {
  const all: WireActivity[] = [];
  for (let watermark = ''; ; ) {
    const response = await directLine(
      url,
      chat.token,
      'GET',
      `/conversations/${chat.conversationId}/activities?watermark=${watermark}`,
    );
    const page = (await response.json()) as ActivitySet;
    if (page.activities.length === 0) return all;
    all.push(...page.activities);
    watermark = page.watermark;
  }
}

function assertAnsweredOnce(history: readonly WireActivity[], key: string): void {
  const mine = history.filter((activity) => activity.channelData?.clientActivityID === key);
  expect(mine, `message ${key}`).to.have.length(1);
  const after = history.slice(history.findIndex((activity) => activity.channelData?.clientActivityID === key) + 1);
  const next = after.findIndex((activity) => activity.from?.role === 'user');
  const answers = next < 0 ? after : after.slice(0, next);
  expect(answers.length, `answers to ${key}`).to.equal(1);
}

describe('the service on SQLite', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'helpline-crash-'));
  after(() => rmSync(dataDir, { recursive: true, force: true }));
  survivesKill(async () => ({ DATA_DIR: dataDir }));

  it('refuses to start twice on one folder, and says why', async function () {
    this.timeout(30_000);
    const first = await startServiceProcess({ DATA_DIR: dataDir });
    const second = await startServiceProcess({ DATA_DIR: dataDir }).then(
      () => 'it started',
      (error: Error) => error.message,
    );
    await first.stop();
    expect(second).to.match(/another|already|in use/i);
  });

  it('stops on SIGTERM with exit code 0', async function () {
    this.timeout(30_000);
    const service = await startServiceProcess({ DATA_DIR: dataDir });
    expect(await service.stop()).to.equal(0);
  });
});

describePostgres('the service on PostgreSQL', (server) => {
  survivesKill(async () => ({ DATABASE_URL: await server().createDatabase() }));
});
