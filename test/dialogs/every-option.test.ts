import { expect } from 'chai';
import type { Place } from '../../src/dialogs/place.ts';
import { findStep, onward, type Script, skipped, waysFrom } from '../../src/dialogs/script.ts';
import { beginScript, giveAnswer, replay } from '../../src/dialogs/stepper.ts';
import { projectContent } from '../support/project-content.ts';
import { beginTalk } from '../support/taken-turns.ts';

/** A place at each step of a dialog, by the shortest way there. */
function placesOf(script: Script): Map<string, Place> {
  const places = new Map([[script.steps[0]?.id ?? '', beginScript(script)]]);
  for (const [id, place] of places) {
    const step = findStep(script, id);
    for (const option of step ? waysFrom(step).keys() : []) {
      const next = giveAnswer(script, place, option);
      if (next && !places.has(next.step)) places.set(next.step, next);
    }
  }
  return places;
}

const { scripts } = projectContent().content;

describe('every option of every step', () => {
  it('is there to be walked: six dialogs', () => {
    expect(scripts.map(({ id }) => id)).to.have.members([
      'just-diagnosed',
      'worried-about-signs',
      'tests',
      'treatment-choices',
      'appointment',
      'support-for-me',
    ]);
  });

  for (const script of scripts) {
    const places = placesOf(script);
    it(`${script.id}: each of its ${script.steps.length} steps is reached, and its trail leads there again`, () => {
      expect([...places.keys()]).to.have.members(script.steps.map(({ id }) => id));
      for (const place of places.values()) expect(replay(script, place.trail), place.step).to.equal(place.step);
    });

    for (const [id, place] of places) {
      const step = findStep(script, id);
      for (const [option, next] of step ? waysFrom(step) : []) {
        it(`${script.id}: ${id}, ${option}, leads to ${next} by its button`, () => {
          const talk = beginTalk();
          talk.tap('dialog', script.id);
          const at = beginTalk(talk.world, { ...talk.state, dialog: place });
          at.tap('step', `${script.id}/${id}/${option}`);
          expect(at.state.dialog?.step).to.equal(next);
          expect(at.replies.map(({ text }) => text.trim())).not.to.include('');
        });

        const title = step?.kind === 'choose' ? step.options.find((one) => one.id === option)?.title : undefined;
        const typed =
          title ?? (option === skipped ? 'skip this' : option === onward && step?.kind !== 'ask' ? 'go on' : undefined);
        if (typed && step?.kind !== 'collect') {
          it(`${script.id}: ${id} takes "${typed}" for ${option}`, () => {
            const first = beginTalk();
            first.tap('dialog', script.id);
            const at = beginTalk(first.world, { ...first.state, dialog: place, offered: [] });
            at.say(typed);
            expect(at.state.dialog?.step).to.equal(next);
          });
        }
      }
    }
  }
});
