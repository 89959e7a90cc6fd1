import { globSync } from 'node:fs';
import { expect } from 'chai';
import { newState, readState } from '../../src/conversation/state.ts';
import { turn } from '../../src/conversation/turn.ts';
import { type DeskView, emptyDesk } from '../../src/handoff/desk-view.ts';
import { projectWorld } from '../support/project-content.ts';
import { openProjectStore, type ProjectStore } from '../support/project-store.ts';
import { assertSays } from './assert-says.ts';
import { deskOf, inputOf, readConversation } from './conversation-file.ts';

const files = globSync('test/conversations/*.yaml').sort();

describe('conversations', () => {
  let store: ProjectStore;
  let desk: DeskView = emptyDesk;
  before(async () => {
    store = await openProjectStore(undefined, () => desk);
  });
  after(() => store.close());

  it('are there: at least 25', () => {
    expect(files.length).to.be.at.least(25);
  });

  for (const [i, path] of files.entries()) {
    const file = readConversation(path);
    const { conversation, steps } = file;
    it(conversation, () => {
      let state = newState;
      const world = { ...projectWorld(), desk: deskOf(file) };
      for (const step of steps) {
        const next = turn(state, inputOf(step), world);
        if (step.expect) assertSays({ ...next, outcome: next.decision?.outcome }, step.expect, JSON.stringify(step));
        state = next.state;
      }
    });

    it(`${conversation}: through the store`, async () => {
      desk = deskOf(file);
      for (const [j, step] of steps.entries()) {
        const said = await store.take(`c${i}`, `${i}-${j}`, inputOf(step));
        if (step.expect) assertSays({ ...said, state: readState(said.state) }, step.expect, JSON.stringify(step));
      }
    });
  }
});
