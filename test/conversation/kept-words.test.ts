import { expect } from 'chai';
import { listKeptWords } from '../../src/conversation/dialog-words-kept.ts';
import { takeDueTurns } from '../../src/store/due-turns.ts';
import { createMemoryLog } from '../support/memory-log.ts';
import { testDay } from '../support/project-content.ts';
import { openProjectStore, type ProjectStore } from '../support/project-store.ts';

const dayMs = 86_400_000;

describe('words that a guided dialog collects', () => {
  let store: ProjectStore;
  let now = testDay;
  before(async () => {
    store = await openProjectStore({ now: () => now });
  });
  after(() => store.close());

  it('are listed for "my data", and forgotten when their time is over, though nobody writes', async () => {
    const say = (text: string, key: string) => store.take('c', key, { kind: 'said', text });
    await store.take('c', 'k0', { kind: 'tapped', tap: { kind: 'dialog', id: 'appointment' } });
    await say('go on', 'k1');
    await say('may we bring his teddy?', 'k2');
    now += 10 * dayMs;
    await say('can his nan come in too?', 'k3');
    expect(listKeptWords(store.stateOf('c')).map(({ text }) => text)).to.deep.equal([
      'may we bring his teddy?',
      'can his nan come in too?',
    ]);
    expect(listKeptWords(store.stateOf('c'))[0]).to.deep.include({ dialog: 'appointment', part: 'questions', at: testDay });

    now = testDay + 29 * dayMs;
    expect(await takeDueTurns(store, createMemoryLog())).to.equal(0);
    now = testDay + 31 * dayMs;
    expect(await takeDueTurns(store, createMemoryLog())).to.equal(1);
    expect(listKeptWords(store.stateOf('c')).map(({ text }) => text)).to.deep.equal(['can his nan come in too?']);
    now = testDay + 41 * dayMs;
    expect(await takeDueTurns(store, createMemoryLog())).to.equal(1);
    expect(listKeptWords(store.stateOf('c'))).to.deep.equal([]);
    expect(await store.dueTimers(10)).to.deep.equal([]);
  });

  it('go with "start again" at once, and a state that cannot be read holds none', async () => {
    await store.take('d', 'k0', { kind: 'tapped', tap: { kind: 'dialog', id: 'appointment' } });
    await store.take('d', 'k1', { kind: 'tapped', tap: { kind: 'step', id: 'appointment/hello/on' } });
    await store.take('d', 'k2', { kind: 'said', text: 'may we bring his teddy?' });
    expect(listKeptWords(store.stateOf('d'))).to.have.length(1);
    await store.take('d', 'k3', { kind: 'tapped', tap: { kind: 'command', id: 'start-again' } });
    expect(listKeptWords(store.stateOf('d'))).to.deep.equal([]);
    expect(listKeptWords({ version: 99 })).to.deep.equal([]);
    expect(listKeptWords(null)).to.deep.equal([]);
  });
});
