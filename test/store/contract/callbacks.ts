import { expect } from 'chai';
import type { RunTurn, TurnOutcome } from '../../../src/conversation/turn-request.ts';
import type { Store } from '../../../src/store/port.ts';
import { createHandClock, type HandClock } from '../../support/hand-clock.ts';
import { echoCallback, home, say } from '../echo-turn.ts';
import { noon, type Place } from '../place.ts';

const hourMs = 3_600_000;

/** A turn that asks for a callback at `ring <id> <time>`, and keeps in its state what the store told it of the code that was named. */
const ringTurn: RunTurn = (_state, { input, callback, person }) => {
  const outcome: TurnOutcome = { state: { callback }, rows: [], timers: [] };
  const [word, id = '', from] = input.kind === 'said' ? input.text.split(' ') : [];
  if (word === 'ring') {
    const asked = { ...echoCallback(id, person), time: { from: Number(from), until: null } };
    const alerts = [{ kind: 'callback-overdue', handoff: null, callback: { id, dueAt: noon.now() + hourMs } }] as const;
    return { ...outcome, alerts, callback: { kind: 'request', callback: asked } };
  }
  const cancels = input.kind === 'tapped' && callback ? { callback: { kind: 'cancel', id: callback.id } as const } : {};
  return { ...outcome, ...cancels };
};

/** Calls that families asked for: filed with their turn, known by their code, ended once. */
export function callbackContract(here: () => Place): void {
  describe('a callback', () => {
    let store: Store;
    let clock: HandClock;
    beforeEach(async () => {
      clock = createHandClock();
      store = await here().open(ringTurn, clock);
    });

    const told = async (text: string, person = 'parent') => {
      await store.takeTurn(say(text, { conversation: `of ${person}`, person }));
      const { state } = await store.holdings({ channel: 'test', conversation: `of ${person}`, person });
      return (state as { callback: unknown }).callback;
    };
    const cancel = (code: string) =>
      store.takeTurn(say('', { input: { kind: 'tapped', tap: { kind: 'reach', id: `cancel/${code}` } } }));

    it('is filed once with its turn, the earliest first', async () => {
      const ring = say('ring late 200', { key: 'k1' });
      for (const request of [ring, ring, say('ring early 100', { key: 'k2' })]) await store.takeTurn(request);
      const open = await store.callbacks.open();
      expect(open.map(({ id }) => id)).to.deep.equal(['early', 'late']);
      expect(open[0]).to.deep.equal({
        ...echoCallback('early', 'parent'),
        time: { from: 100, until: null },
        status: 'requested',
      });
    });

    it('is made known once its time has gone by, unless it was made or cancelled before', async () => {
      await store.takeTurn(say('ring cancelled 100'));
      await cancel('7K3MQ9TX');
      for (const id of ['late', 'made']) await store.takeTurn(say(`ring ${id} 100`));
      expect(await store.handoffs.openAlerts(10)).to.deep.equal([]);
      await store.callbacks.finish('made', 'sam');
      clock.advance(hourMs);
      const alerts = await store.handoffs.openAlerts(10);
      expect(alerts.map(({ kind, raisedAt }) => `${kind} ${raisedAt}`)).to.deep.equal([`callback-overdue ${clock.now()}`]);
      await store.callbacks.finish('late', 'sam');
      expect(await store.handoffs.openAlerts(10)).to.deep.equal([]);
    });

    it('is known by its code to whoever has it, without name or number; no other words look it up', async () => {
      await store.takeTurn(say('ring one 100'));
      const known = { id: 'one', code: '7K3MQ9TX', status: 'requested', time: { from: 100, until: null } };
      for (const typed of ['7k3m-q9tx', 'my code is 7K3M Q9TX', '7K3MQ9TX'])
        expect(await told(typed, 'another'), typed).to.deep.equal(known);
      for (const typed of ['7k3m-q9ty', 'what is jmml', '7K3MQ9TX1']) expect(await told(typed, 'another'), typed).to.equal(null);
      const row = JSON.stringify((await store.readForAdvisors(home, 0, 10)).rows);
      expect(row).to.not.include('447500068065');
    });

    it('is cancelled by its code, or made, whichever comes first', async () => {
      await store.takeTurn(say('ring one 100'));
      await cancel('7K3MQ9TX');
      expect(await store.callbacks.open()).to.deep.equal([]);
      expect((await store.callbacks.findByCode('7K3MQ9TX'))?.status).to.equal('cancelled');
      expect(await store.callbacks.finish('one', 'sam')).to.equal(false);
      await store.takeTurn(say('ring two 100'));
      expect(await store.callbacks.finish('two', 'sam')).to.equal(true);
      expect(await store.callbacks.finish('two', 'sam')).to.equal(false);
      expect(await store.callbacks.finish('none', 'sam')).to.equal(false);
    });

    it('goes with the person who asked for it', async () => {
      await store.takeTurn(say('ring one 100'));
      await store.erasePerson({ channel: 'test', person: 'parent' });
      expect(await store.callbacks.findByCode('7K3MQ9TX')).to.equal(null);
      expect(await store.callbacks.open()).to.deep.equal([]);
    });
  });
}
