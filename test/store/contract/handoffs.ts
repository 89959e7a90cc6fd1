import { expect } from 'chai';
import { type DeskView, emptyDesk } from '../../../src/handoff/desk-view.ts';
import type { AdvisorAct, AdvisorRef } from '../../../src/handoff/handoff.ts';
import { takeDueTurns } from '../../../src/store/due-turns.ts';
import type { Store } from '../../../src/store/port.ts';
import { createHandClock, type HandClock } from '../../support/hand-clock.ts';
import { alex, sam } from '../../support/handoff-talk.ts';
import { handoffTurn, wantPerson } from '../../support/handoff-turn.ts';
import { home, say } from '../echo-turn.ts';
import { expectCode } from '../expect-code.ts';
import { type Place, silentLog } from '../place.ts';

/** Handoffs are turns; the desk's rows of them say what the conversation says. */
export function handoffContract(here: () => Place): void {
  describe('a handoff', () => {
    let store: Store;
    let clock: HandClock;
    let id: string;
    let desk: DeskView;
    beforeEach(async () => {
      clock = createHandClock();
      desk = emptyDesk;
      store = await here().open(
        handoffTurn(() => desk),
        clock,
      );
      id = await queue(store, 'home');
      await store.handoffs.heartbeat(sam, 'advisor');
    });

    const act = (advisor: AdvisorRef, what: AdvisorAct, key: string | null = null) =>
      store.takeSideTurn({ ...home, key, input: { kind: 'advisor', advisor, act: what, handoff: id } });
    const board = () => store.handoffs.board(clock.now() - 45_000);
    const lookForDue = () => takeDueTurns(store, silentLog);

    it('is on the board while it is open, with who has it', async () => {
      expect((await board()).waiting).to.have.length(1);
      expect((await board()).waiting[0]).to.deep.include({
        id,
        ...home,
        reason: 'asked',
        waitingSince: clock.now(),
        advisor: null,
      });
      await act(sam, { kind: 'claim' });
      const claimed = await board();
      expect(claimed.waiting).to.deep.equal([]);
      expect(claimed.active[0]).to.deep.include({ id, advisor: sam, claimedAt: clock.now() });
      expect(claimed.advisors).to.deep.equal([{ ...sam, role: 'advisor', status: 'available', seenAt: clock.now(), chats: 1 }]);
      expect((await store.handoffs.chatsOf(sam.id)).map(({ handoff }) => handoff.id)).to.deep.equal([id]);
      await act(sam, { kind: 'close', outcome: 'helped' });
      expect(await board()).to.deep.include({ waiting: [], active: [], recentWaitsMs: [0] });
      expect((await store.handoffs.find(id))?.handoff).to.deep.include({ status: 'closed', outcome: 'helped' });
    });

    it('is kept in the words of its conversation: row and state are the same', async () => {
      for (const what of [{ kind: 'claim' }, { kind: 'transfer', to: alex }] as const) {
        await act(sam, what);
        const { state } = await store.holdings({ ...home, person: 'parent' });
        expect((await store.handoffs.find(id))?.handoff).to.deep.equal((state as { handoff: unknown }).handoff);
      }
    });

    it('acted on twice under one key is acted on once; refused, it keeps no key', async () => {
      const refused = await act(sam, { kind: 'say', text: 'hello' }, 'k1');
      expect(refused).to.deep.equal({ rows: [], repeated: false, refusal: { code: 'not-yours' } });
      await act(sam, { kind: 'claim' }, 'k2');
      const said = await act(sam, { kind: 'say', text: 'hello' }, 'k1');
      expect(said.rows.map(({ clientKey, from }) => [clientKey, from])).to.deep.equal([['k1', 'advisor']]);
      expect(await act(sam, { kind: 'say', text: 'hello' }, 'k1')).to.deep.equal({ ...said, repeated: true });
      const { rows } = await store.readForFamily(home, 0, 100);
      expect(rows.filter(({ body }) => body.kind === 'advisor')).to.have.length(1);
      expect(await act(alex, { kind: 'claim' }, 'k3')).to.have.deep.property('refusal', { code: 'claimed', by: 'Sam' });
    });

    it('is not confused with a later one of the same conversation', async () => {
      await act(sam, { kind: 'claim' });
      await act(sam, { kind: 'close', outcome: 'helped' });
      await queue(store, 'home');
      expect(await act(sam, { kind: 'claim' })).to.have.deep.property('refusal', { code: 'over' });
      expect((await board()).waiting).to.have.length(1);
    });

    it('keeps notes from the family, and shows advisors everything', async () => {
      await act(alex, { kind: 'note', text: 'rang before' });
      const notesIn = (rows: readonly { body: { kind: string } }[]) => rows.filter(({ body }) => body.kind === 'note');
      const forFamily = await store.readForFamily(home, 0, 100);
      const forAdvisors = await store.readForAdvisors(home, 0, 100);
      expect(notesIn(forFamily.rows)).to.have.length(0);
      expect(notesIn(forAdvisors.rows)).to.have.length(1);
      expect(forFamily.lastSeq).to.equal(forAdvisors.lastSeq);
      expect(forAdvisors.rows.some(({ audience }) => audience === 'system')).to.equal(false);
    });

    it('reaches the family as their own turns do: by a send where the channel is sent to', async () => {
      await store.takeTurn(say('hello', { conversation: 'teams', person: 'two', delivery: 'outbox' }));
      const other = await queue(store, 'teams', { person: 'two', delivery: 'outbox' });
      const place = { channel: 'test', conversation: 'teams' };
      const input = (what: AdvisorAct) => ({ kind: 'advisor', advisor: sam, act: what, handoff: other }) as const;
      for (const what of [{ kind: 'claim' }, { kind: 'say', text: 'hi' }, { kind: 'note', text: 'psst' }] as const)
        await store.takeSideTurn({ ...place, key: null, input: input(what) });
      await act(sam, { kind: 'claim' });
      const { rows } = await store.readForAdvisors(place, 0, 100);
      const { tables } = await store.holdings({ ...place, person: 'two' });
      const sent = rows.filter(
        ({ audience, body }) => audience === 'all' && (body.kind === 'outbound' || body.kind === 'advisor'),
      );
      expect(tables['outbox']).to.equal(sent.length);
      expect(sent.at(-1)?.body).to.deep.include({ kind: 'advisor', text: 'hi' });
      expect((await store.holdings({ ...home, person: 'parent' })).tables['outbox']).to.equal(0);
    });

    it('goes back to the queue when its advisor falls silent, and not while they are heard of', async () => {
      const begun = clock.now();
      clock.advance(60_000);
      await store.handoffs.heartbeat(sam, 'advisor');
      await act(sam, { kind: 'claim' });
      for (let beat = 0; beat < 10; beat++) {
        clock.advance(15_000);
        await store.handoffs.heartbeat(sam, 'advisor');
        await lookForDue();
      }
      expect((await board()).active).to.have.length(1);
      clock.advance(45_001);
      expect(await lookForDue()).to.equal(1);
      expect((await board()).waiting[0]).to.deep.include({ id, waitingSince: begun, advisor: null });
      expect(await lookForDue()).to.equal(0);
      expect(await act(alex, { kind: 'claim' })).to.not.have.property('refusal');
    });

    it('is claimed by nobody over their cap, however stale the desk that they look at is', async () => {
      desk = { ...emptyDesk, overrides: { ...emptyDesk.overrides, chatCap: 2 } };
      const codes: (string | undefined)[] = [];
      for (const conversation of ['a', 'b', 'c']) {
        const handoff = await queue(store, conversation);
        const input = { kind: 'advisor', advisor: sam, act: { kind: 'claim' }, handoff } as const;
        codes.push((await store.takeSideTurn({ channel: 'test', conversation, key: null, input })).refusal?.code);
      }
      expect(codes).to.deep.equal([undefined, undefined, 'at-cap']);
    });

    it('is gone with its person, and so is every alert of it', async () => {
      clock.advance(10 * 60_000);
      await lookForDue();
      expect(await store.handoffs.openAlerts(10)).to.have.length(1);
      await store.erasePerson({ channel: 'test', person: 'parent' });
      expect(await store.handoffs.find(id)).to.equal(null);
      expect(await store.handoffs.openAlerts(10)).to.deep.equal([]);
      expect((await board()).waiting).to.deep.equal([]);
      await expectCode(act(sam, { kind: 'claim' }), 'conversation-erased');
      await expectCode(store.readForAdvisors(home, 0, 10), 'conversation-erased');
    });

    it('that nobody takes is told of by one instance at a time, until it was told', async () => {
      clock.advance(5 * 60_000);
      await lookForDue();
      const [alert] = await store.handoffs.openAlerts(10);
      if (!alert) throw new Error('there is no alert');
      expect(alert).to.deep.include({ kind: 'waiting-unattended', handoff: id, ...home, tries: 0 });
      const takes = [0, 1].map(() => store.handoffs.takeAlert(alert, clock.now() + 60_000));
      expect((await Promise.all(takes)).sort()).to.deep.equal([false, true]);
      expect(await store.handoffs.openAlerts(10)).to.deep.equal([]);
      clock.advance(60_000);
      expect((await store.handoffs.openAlerts(10)).map(({ tries }) => tries)).to.deep.equal([1]);
      await store.handoffs.endAlert(alert.id);
      expect(await store.handoffs.openAlerts(10)).to.deep.equal([]);
    });

    it('is not acted on where there is no conversation', async () => {
      const input = { kind: 'advisor', advisor: sam, act: { kind: 'claim' }, handoff: 'x' } as const;
      await expectCode(store.takeSideTurn({ channel: 'test', conversation: 'never', key: null, input }), 'request-invalid');
    });

    it('keeps who is away away, and brings back who had signed out', async () => {
      const statuses = async () => (await board()).advisors.map(({ status }) => status);
      await store.handoffs.setStatus(sam.id, 'away');
      await store.handoffs.heartbeat(sam, 'advisor');
      expect(await statuses()).to.deep.equal(['away']);
      await store.handoffs.setStatus(sam.id, 'gone');
      expect(await statuses()).to.deep.equal([]);
      await store.handoffs.heartbeat(sam, 'advisor');
      expect(await statuses()).to.deep.equal(['available']);
    });
  });
}

async function queue(store: Store, conversation: string, more: Parameters<typeof say>[1] = {}): Promise<string> {
  await store.takeTurn(say(wantPerson, { conversation, ...more }));
  const { waiting } = await store.handoffs.board(0);
  const found = waiting.find((open) => open.conversation === conversation);
  if (!found) throw new Error('the family is not in the queue');
  return found.id;
}
