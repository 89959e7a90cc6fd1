import { expect } from 'chai';
import type { Inbound } from '../../src/conversation/inbound.ts';
import { createRunTurn } from '../../src/conversation/run-turn.ts';
import { createFamilies } from '../../src/create-families.ts';
import { createPrivacyNotice } from '../../src/privacy-notice.ts';
import { startRetentionJob } from '../../src/retention-job.ts';
import { say } from '../store/echo-turn.ts';
import { noon, sqlitePlace } from '../store/place.ts';
import { createMemoryLog } from '../support/memory-log.ts';
import { projectContent, projectWorld } from '../support/project-content.ts';

const days = { conversationDays: 90, receiptDays: 30, deliveryDays: 14, codeDays: 30, collectedDays: 30, accessDays: 365 };
const dayMs = 86_400_000;

describe('the privacy notice', () => {
  const { say: phrase } = projectContent().content;

  it('says the times that are really kept, and whom to call', () => {
    const { short, full } = createPrivacyNotice(phrase, { ...days, conversationDays: 61, codeDays: 17 });
    expect(short).to.include('61 days');
    expect(full)
      .to.include('61 days')
      .and.include('17 days')
      .and.include('999')
      .and.include(projectContent().content.pack.helpline.phone);
    expect(short + full).to.not.match(/[{}]/);
  });

  it('has a version of its own for every wording and every time', () => {
    const versions = [days, { ...days, conversationDays: 89 }, { ...days, codeDays: 29 }].map(
      (kept) => createPrivacyNotice(phrase, kept).version,
    );
    expect(new Set(versions).size).to.equal(3);
    expect(createPrivacyNotice(phrase, days).version).to.equal(versions[0]);
    expect(versions[0]).to.match(/^[0-9a-f]{12}$/);
  });
});

const who = { conversationId: 'c1', userId: 'dl_1' };

describe('what families do with their chats, over a real store', () => {
  const turn = say('hello', { channel: 'directline', conversation: 'c1', person: 'dl_1' });

  it('makes codes that nobody made before, good for the time that is set', async () => {
    const place = sqlitePlace();
    const store = await place.open();
    await store.takeTurn(turn);
    const families = createFamilies(store, noon, days, (dialog) => dialog);
    const codes = [];
    for (let made = 0; made < 20; made += 1) codes.push(await families.makeCode(who));
    expect(new Set(codes.map(({ code }) => code)).size).to.equal(20);
    expect(codes.at(-1)?.expiresAt).to.equal(noon.now() + 30 * dayMs);
    expect(await families.findByCode(codes.at(-1)?.code ?? '')).to.deep.equal(who);
    expect((await families.holdings(who)).deletedAt).to.equal(noon.now() + 90 * dayMs);
    expect(await families.erase(who)).to.deep.equal({ conversations: 1 });
    expect(await families.findByCode(codes.at(-1)?.code ?? '')).to.equal(null);
    await place.remove();
  });
});

describe('what a guided dialog has collected', () => {
  it('is shown to its person with the time that it is kept for, and goes with the chat at the latest', async () => {
    const place = sqlitePlace();
    const runTurn = createRunTurn(projectWorld, (error) => {
      throw error;
    });
    const store = await place.open(runTurn);
    const take = (input: Inbound) =>
      store.takeTurn({ channel: 'directline', conversation: 'c1', person: 'dl_1', key: null, input, delivery: 'log' });
    await take({ kind: 'tapped', tap: { kind: 'dialog', id: 'appointment' } });
    await take({ kind: 'tapped', tap: { kind: 'step', id: 'appointment/hello/on' } });
    await take({ kind: 'said', text: 'may we bring his teddy?' });
    const collectedOf = async (kept: typeof days) =>
      (await createFamilies(store, noon, kept, (dialog) => `title of ${dialog}`).holdings(who)).collected;
    const at = noon.now();
    const words = { dialog: 'title of appointment', text: 'may we bring his teddy?', at };
    expect(await collectedOf(days)).to.deep.equal([{ ...words, deletedAt: at + 30 * dayMs }]);
    expect(await collectedOf({ ...days, conversationDays: 7 })).to.deep.equal([{ ...words, deletedAt: at + 7 * dayMs }]);
    await place.remove();
  });
});

describe('the job that keeps to the times', () => {
  it('stops when it is told to, and logs nothing while there is nothing to remove', async () => {
    const log = createMemoryLog();
    const stop = startRetentionJob({ keepRetention: async () => ({ conversations: 0, rows: 0 }) }, days, log, {
      firstAfterMs: 1,
      everyMs: 1,
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    stop();
    expect(log.lines).to.deep.equal([]);
  });

  it('says in numbers what went, and goes on after a failure', async () => {
    const log = createMemoryLog();
    let runs = 0;
    const keepRetention = async () => {
      runs += 1;
      if (runs === 1) throw new Error('the disk is full');
      return { conversations: 2, rows: 3 };
    };
    const stop = startRetentionJob({ keepRetention }, days, log, { firstAfterMs: 1, everyMs: 1 });
    while (log.lines.length < 2) await new Promise((resolve) => setTimeout(resolve, 1));
    stop();
    expect(log.lines.slice(0, 2).map(({ level }) => level)).to.deep.equal(['error', 'info']);
    expect(log.lines[1]?.fields).to.deep.equal({ conversations: 2, rows: 3 });
  });
});
