import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { tellAlerts } from '../../src/alerts/alert-job.ts';
import { createTellers, readAlertSettings } from '../../src/alerts/alert-settings.ts';
import type { Teller } from '../../src/alerts/teller.ts';
import { takeDueTurns } from '../../src/store/due-turns.ts';
import type { Store } from '../../src/store/port.ts';
import { home, say } from '../store/echo-turn.ts';
import { sqlitePlace } from '../store/place.ts';
import { createHandClock, type HandClock } from '../support/hand-clock.ts';
import { sam } from '../support/handoff-talk.ts';
import { handoffTurn, wantPerson } from '../support/handoff-turn.ts';
import { type MailBox, openMailBox } from '../support/mail-box.ts';
import { createMemoryLog } from '../support/memory-log.ts';

const secret = 'a secret of more than thirty-two characters';

describe('alerts', function alerts() {
  this.timeout(60_000);
  let place: ReturnType<typeof sqlitePlace>;
  let store: Store;
  let clock: HandClock;
  let box: MailBox;
  let hook: Server;
  let posts: { readonly body: string; readonly signature: string | undefined }[];
  let hookStatus: number;
  let tellers: Teller[];

  beforeEach(async () => {
    place = sqlitePlace();
    clock = createHandClock();
    store = await place.open(handoffTurn(), clock);
    box = await openMailBox();
    posts = [];
    hookStatus = 204;
    hook = createServer(async (request, response) => {
      posts.push({ body: await text(request), signature: request.headers['x-helpline-signature'] as string | undefined });
      response.statusCode = hookStatus;
      response.end();
    });
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
    tellers = createTellers({
      mail: { server: box.url, from: 'helpline@charity.example', to: ['lead@charity.example', 'nurse@charity.example'] },
      webhook: { url: `http://127.0.0.1:${(hook.address() as AddressInfo).port}/alerts`, secret },
    });
  });
  afterEach(async () => {
    for (const teller of tellers) teller.close();
    await Promise.all([place.remove(), box.close(), new Promise((resolve) => hook.close(resolve))]);
  });

  const tell = (by = tellers, log = createMemoryLog()) =>
    tellAlerts({ store, tellers: by, clock, log, deskUrl: 'https://helpline.example/desk' });
  const alertRows = async () =>
    (await store.readForAdvisors(home, 0, 100)).rows.flatMap(({ body }) => (body.kind === 'alert' ? [body] : []));

  async function waitUnattended(): Promise<void> {
    await store.takeTurn(say('my son is called Arthur and I am scared'));
    await store.takeTurn(say(wantPerson));
    clock.advance(5 * 60_000);
    await takeDueTurns(store, createMemoryLog());
  }

  it('tell by mail and webhook of a family that nobody takes, once, and the log shows it; no word of the family is in them', async () => {
    await waitUnattended();
    expect(await tell()).to.equal(1);
    expect(await tell()).to.equal(0);
    expect(box.mails.map(({ to }) => to)).to.deep.equal([['lead@charity.example', 'nurse@charity.example']]);
    expect(posts).to.have.length(1);
    const [post] = posts;
    expect(post?.signature).to.equal(
      `sha256=${createHmac('sha256', secret)
        .update(post?.body ?? '')
        .digest('hex')}`,
    );
    expect(JSON.parse(post?.body ?? '')).to.include({ kind: 'waiting-unattended', raisedAt: '2026-11-22T12:05:00.000Z' });
    for (const told of [post?.body, box.mails[0]?.text]) {
      expect(told).to.include('a family is waiting').and.include('https://helpline.example/desk');
      expect(told).to.not.match(/Arthur|scared|parent/);
    }
    expect(await alertRows()).to.deep.equal([{ kind: 'alert', alert: 'waiting-unattended', by: ['mail', 'webhook'] }]);
  });

  it('tell of a call that was not made in time, without the name and the number', async () => {
    for (const text of ['can i talk to a real person please', 'ask for a call back', 'Kimberley', '07500 068065', 'no', 'yes'])
      await store.takeTurn(say(text));
    expect((await store.callbacks.open()).map(({ name }) => name)).to.deep.equal(['Kimberley']);
    expect(await tell()).to.equal(0);
    clock.advance(24 * 3_600_000);
    expect(await tell()).to.equal(1);
    expect(box.mails[0]?.text)
      .to.include('asked to be called back')
      .and.not.match(/Kimberley|7500/);
    expect(await alertRows()).to.deep.equal([{ kind: 'alert', alert: 'callback-overdue', by: ['mail', 'webhook'] }]);
  });

  it('tell at once of a crisis with nobody on duty', async () => {
    await store.takeTurn(say('I want to kill myself'));
    expect(await tell()).to.equal(1);
    expect(box.mails[0]?.text).to.include('may not be safe');
    expect(JSON.stringify(posts)).to.not.include('kill');
  });

  it('are tried again, ever more slowly, until they were told by one way', async () => {
    box.refuse(true);
    hookStatus = 500;
    await waitUnattended();
    expect(await tell()).to.equal(0);
    expect(await alertRows()).to.deep.equal([]);
    clock.advance(59_000);
    expect(await tell()).to.equal(0);
    clock.advance(1000);
    expect(await tell()).to.equal(0);
    expect(posts).to.have.length(2);
    clock.advance(60_000);
    hookStatus = 200;
    expect(await tell()).to.equal(0);
    clock.advance(60_000);
    expect(await tell()).to.equal(1);
    expect(posts).to.have.length(3);
    expect(await alertRows()).to.deep.equal([{ kind: 'alert', alert: 'waiting-unattended', by: ['webhook'] }]);
    expect(await store.handoffs.openAlerts(10)).to.deep.equal([]);
  });

  it('are not told of a family that was taken meanwhile', async () => {
    await waitUnattended();
    const [waiting] = (await store.handoffs.board(0)).waiting;
    const input = { kind: 'advisor', advisor: sam, act: { kind: 'claim' }, handoff: waiting?.id ?? '' } as const;
    await store.takeSideTurn({ ...home, key: null, input });
    expect(await tell()).to.equal(0);
    expect(box.mails).to.deep.equal([]);
    expect(await store.handoffs.openAlerts(10)).to.deep.equal([]);
  });

  it('say in the log that nobody was told where there is nobody to tell', async () => {
    await waitUnattended();
    expect(await tell([])).to.equal(0);
    expect(await alertRows()).to.deep.equal([{ kind: 'alert', alert: 'waiting-unattended', by: [] }]);
    expect(await store.handoffs.openAlerts(10)).to.deep.equal([]);
  });

  it('by mail need all their settings', () => {
    expect(readAlertSettings({ ALERT_MAIL_TO: ['lead@charity.example'] }).faults.join()).to.include('all three');
    expect(readAlertSettings({})).to.deep.equal({ settings: { mail: null, webhook: null }, faults: [] });
  });
});
