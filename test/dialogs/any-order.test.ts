import { expect } from 'chai';
import fc from 'fast-check';
import { dialogOf } from '../../src/conversation/dialog-places.ts';
import { newState } from '../../src/conversation/state.ts';
import { replay } from '../../src/dialogs/stepper.ts';
import { projectContent } from '../support/project-content.ts';
import { beginTalk, buttonsUnder, type Talk } from '../support/taken-turns.ts';

const { content } = projectContent();
const words = [
  ...['yes please', 'no thanks', 'dunno', 'ok', 'go on', 'back', 'change', 'change my answer', 'pause', 'stop', 'carry on'],
  ...[
    '1',
    '2',
    'the second one',
    '9',
    'number 4',
    'done',
    'move 2 up',
    'put 3 first',
    'take 1 off',
    'start again',
    'menu',
    'help',
  ],
  ...[
    'what is a bone marrow test',
    'is it my fault',
    'how is asthma treated',
    'qwzx vvkrg',
    'can i talk to a person',
    'thank you',
  ],
  ...[
    'can his nan come too?',
    'i am so scared',
    'tell me more',
    'none of these',
    'guide me',
    'a transplant',
    '',
    '   ',
    '💛',
    '- one\n- two',
  ],
];

/** What a person may do: press any button that is there, old or new, or type anything. */
const deed = fc.oneof(
  { weight: 6, arbitrary: fc.record({ press: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ pressOld: fc.nat() }) },
  { weight: 4, arbitrary: fc.record({ say: fc.constantFrom(...words) }) },
  { weight: 1, arbitrary: fc.record({ say: fc.string({ unit: 'grapheme', maxLength: 40 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      tap: fc.constantFrom('x', 'tests/none/such', 'appointment/pick/up.i9', 'appointment/pick/.aside', '//'),
    }),
  },
);
type Deed = { press?: number; pressOld?: number; say?: string; tap?: string };

function perform(talk: Talk, { press, pressOld, say, tap }: Deed, seen: ReturnType<typeof buttonsUnder>): void {
  const under = buttonsUnder(talk.replies);
  seen.push(...under);
  const pool = press === undefined ? seen : under;
  const button = pool[(press ?? pressOld ?? 0) % Math.max(1, pool.length)];
  if (say !== undefined) talk.say(say);
  else if (tap !== undefined) talk.tap('step', tap);
  else if (button) talk.press(button);
  else talk.say('carry on');
}

/** From wherever a person is, the dialog can be ended by pressing what it offers. */
function canEnd(talk: Talk): boolean {
  const here = dialogOf(talk.state, content);
  if (!here) return true;
  const open = new Set([here.place.step]);
  for (const id of open) {
    const step = here.script.steps.find((one) => one.id === id);
    if (!step || step.kind === 'end' || step.kind === 'handoff') return true;
    for (const next of step.kind === 'choose' ? step.options.map((option) => option.next) : [step.next]) open.add(next);
  }
  return false;
}

describe('a guided dialog, whatever is done in whatever order', () => {
  const seed = Number(process.env['SOAK_SEED'] ?? 20_261_128);
  const numRuns = Number(process.env['SOAK_RUNS'] ?? 120);

  it('never throws, never gets stuck, and its answers replayed lead to the same place', () => {
    const script = fc.constantFrom(...content.scripts.map(({ id }) => id));
    fc.assert(
      fc.property(script, fc.array(deed, { minLength: 5, maxLength: 40 }), (id, deeds) => {
        const talk = beginTalk();
        talk.tap('dialog', id);
        const seen: ReturnType<typeof buttonsUnder> = [];
        for (const done of deeds) {
          perform(talk, done, seen);
          expect(talk.replies.length, JSON.stringify(done)).to.be.greaterThan(0);
          for (const { text, buttons, guide } of talk.replies) {
            expect(text.trim().length + buttons.length + (guide?.controls.length ?? 0), JSON.stringify(done)).to.be.greaterThan(
              0,
            );
          }
          for (const place of [talk.state.dialog, ...talk.state.paused].filter((one) => one !== null)) {
            const here = dialogOf({ ...newState, dialog: place }, content);
            if (here) expect(replay(here.script, here.place.trail), JSON.stringify(place.trail)).to.equal(place.step);
          }
          expect(canEnd(talk)).to.equal(true);
          expect(JSON.stringify(talk.state).length).to.be.lessThan(100_000);
        }
      }),
      { seed, numRuns },
    );
  }).timeout(600_000);

  it('keeps a trail that does not grow for ever on a round', () => {
    const talk = beginTalk();
    talk.tap('dialog', 'tests');
    for (let round = 0; round < 40; round += 1)
      for (const answer of ['which/lab', 'lab/on', 'lab-after/on']) talk.tap('step', `tests/${answer}`);
    expect(talk.state.dialog?.trail.length).to.be.at.most(60);
    expect(talk.state.dialog?.step).to.equal('which');
  });
});
