import { expect } from 'chai';
import { versionOf } from '../../src/content/script-version.ts';
import type { State } from '../../src/conversation/state.ts';
import { mendPlace } from '../../src/dialogs/mend-place.ts';
import { type Script, type Step, waysFrom } from '../../src/dialogs/script.ts';
import { goBack, replay } from '../../src/dialogs/stepper.ts';
import { createChance, pick } from '../support/chance.ts';
import { projectContent, projectWorld } from '../support/project-content.ts';
import { beginTalk, buttonsUnder } from '../support/taken-turns.ts';

const { content } = projectContent();

/** A script after an editor's work on it: its version follows by itself. */
function edit(script: Script, change: (steps: Step[]) => Step[]): Script {
  const edited = { ...script, steps: change(structuredClone(script.steps) as Step[]) };
  return { ...edited, version: versionOf(edited) };
}

/** The steps without one of them; whoever led to it leads on to `next`. */
function without(steps: Step[], gone: string, next: string): Step[] {
  const led = (to: string) => (to === gone ? next : to);
  return steps
    .filter(({ id }) => id !== gone)
    .map((step) => {
      if (step.kind === 'choose')
        return { ...step, options: step.options.map((option) => ({ ...option, next: led(option.next) })) };
      return 'next' in step ? { ...step, next: led(step.next) } : step;
    });
}

/** What an editor does under people who are in the middle of it, in ten kinds. */
const edits: readonly { readonly name: string; change(script: Script, place: NonNullable<State['dialog']>): Script }[] = [
  {
    name: 'words only',
    change: (script) => edit(script, (steps) => steps.map((step) => ({ ...step, text: `${step.text ?? ''} Truly.` }) as Step)),
  },
  {
    name: 'the step where they are is removed',
    change: (script, place) => {
      const [next] = waysOf(script, place.step);
      return edit(script, (steps) => without(steps, place.step, next ?? place.step));
    },
  },
  {
    name: 'the step where they are is renamed, with its old id',
    change: (script, place) => edit(script, (steps) => rename(steps, place.step, 'renamed', [place.step])),
  },
  {
    name: 'the step where they are is renamed, and nothing says so',
    change: (script, place) => edit(script, (steps) => rename(steps, place.step, 'renamed', [])),
  },
  {
    name: 'an option that they chose is removed',
    change: (script, place) =>
      edit(script, (steps) =>
        steps.map((step) => {
          const given = place.trail.find((answer) => answer.step === step.id)?.option;
          if (step.kind !== 'choose' || step.options.length < 3) return step;
          return { ...step, options: step.options.filter((option) => option.id !== given) };
        }),
      ),
  },
  {
    name: 'a new step stands before all others',
    change: (script) => edit(script, (steps) => [{ ...plainStep('new-first'), next: steps[0]?.id ?? '' } as Step, ...steps]),
  },
];

function plainStep(id: string) {
  return { id, kind: 'say' as const, text: 'New.', formerly: [], facts: [], safetyLines: [] };
}

function waysOf(script: Script, id: string): string[] {
  const step = script.steps.find((one) => one.id === id);
  return step ? [...waysFrom(step).values()] : [];
}

function rename(steps: Step[], from: string, to: string, formerly: string[]): Step[] {
  const renamed = steps.map((step) => (step.id === from ? { ...step, id: to, formerly } : step));
  const led = (next: string) => (next === from ? to : next);
  return renamed.map((step) => {
    if (step.kind === 'choose')
      return { ...step, options: step.options.map((option) => ({ ...option, next: led(option.next) })) };
    return 'next' in step ? { ...step, next: led(step.next) } : step;
  });
}

/** People who paused half way: each pressed a few buttons of a dialog, then went away. */
function pausedPeople(count: number) {
  const chance = createChance(7);
  return Array.from({ length: count }, (_, i) => {
    const script = content.scripts[i % content.scripts.length] as Script;
    for (;;) {
      const talk = beginTalk();
      talk.tap('dialog', script.id);
      const steps = pick([2, 3, 4, 5, 6, 7], chance);
      for (let step = 0; step < steps; step += 1) {
        const own = buttonsUnder(talk.replies).filter(({ tap }) => tap.kind === 'step' && !tap.id.includes('.'));
        if (own.length > 0) talk.press(pick(own, chance));
      }
      const place = talk.state.dialog;
      const step = script.steps.find(({ id }) => id === place?.step);
      if (place && place.trail.length > 0 && step && step.kind !== 'end' && step.kind !== 'handoff') {
        talk.say('pause');
        return { script, place, state: talk.state };
      }
    }
  });
}

describe('a script that is edited under 50 paused conversations', () => {
  for (const { name, change } of edits) {
    it(`50 of 50 resume, or are told what changed: ${name}`, () => {
      let resumed = 0;
      let told = 0;
      for (const { script, place, state } of pausedPeople(50)) {
        const edited = change(script, place);
        const world = {
          ...projectWorld(),
          content: { ...content, scripts: content.scripts.map((one) => (one === script ? edited : one)) },
        };
        const talk = beginTalk(world, state);
        talk.say('carry on');
        const now = talk.state.dialog;
        expect(now?.script, script.id).to.equal(script.id);
        expect(replay(edited, now?.trail ?? []), 'its trail leads to its place').to.equal(now?.step);
        const said = talk.replies[0]?.text ?? '';
        const isTold =
          said.startsWith(changeSaid('guide-edited', script)) || said.startsWith(changeSaid('guide-asked-again', script));
        const isSame = now?.step === place.step || edited.steps.find(({ id }) => id === now?.step)?.formerly.includes(place.step);
        expect(isTold || isSame, `${script.id} ${place.step}: ${said}`).to.equal(true);
        if (isTold) told += 1;
        else resumed += 1;
        expect(buttonsUnder(talk.replies).length).to.be.greaterThan(0);
      }
      expect(resumed + told).to.equal(50);
    });
  }

  it('a dialog that is taken away says so, and gives back what was written in it', () => {
    const talk = beginTalk();
    talk.tap('dialog', 'appointment');
    talk.say('go on');
    talk.say('may we bring his teddy?');
    talk.world = { ...talk.world, content: { ...content, scripts: content.scripts.filter(({ id }) => id !== 'appointment') } };
    talk.say('is it my fault');
    expect(talk.replies[0]?.text).to.include('may we bring his teddy?');
    expect(talk.replies[0]?.text).to.include(content.say('guide-gone'));
    expect(talk.state.dialog).to.equal(null);
  });

  it('one that is under way says what changed before it goes on, and does not take the old reply for an answer', () => {
    const talk = beginTalk();
    talk.tap('dialog', 'worried-about-signs');
    talk.say('no');
    talk.world = {
      ...talk.world,
      content: {
        ...content,
        scripts: content.scripts.map((one) =>
          one.id === 'worried-about-signs' ? edit(one, (steps) => rename(steps, 'danger', 'danger-first', [])) : one,
        ),
      },
    };
    talk.say('yes');
    expect(talk.replies[0]?.text).to.equal(
      changeSaid('guide-edited', content.scripts.find(({ id }) => id === 'worried-about-signs') as Script),
    );
    expect(talk.state.dialog?.step).to.equal('danger-first');
  });

  it('danger is answered as ever, and nothing is said of the change', () => {
    const talk = beginTalk();
    talk.tap('dialog', 'tests');
    talk.world = {
      ...talk.world,
      content: {
        ...content,
        scripts: content.scripts.map((one) => edit(one, (steps) => rename(steps, steps[0]?.id ?? '', 'renamed', []))),
      },
    };
    talk.say('he cant breathe his lips are blue');
    expect(talk.replies.map(({ tone }) => tone)).to.deep.equal(['urgent']);
  });

  it('answers further on are given again by themselves once the new question is answered', () => {
    const script = content.scripts.find(({ id }) => id === 'treatment-choices') as Script;
    const talk = beginTalk();
    talk.tap('dialog', script.id);
    for (const answer of ['varies/on', 'which/watch', 'watch/on']) talk.tap('step', `${script.id}/${answer}`);
    const edited = edit(script, (steps) => [{ ...plainStep('new-first'), next: 'varies' } as Step, ...steps]);
    const { place, change } = mendPlace(edited, talk.state.dialog as never);
    expect([place.step, change]).to.deep.equal(['new-first', 'moved']);
    talk.world = { ...talk.world, content: { ...content, scripts: [edited] } };
    talk.tap('step', `${script.id}/new-first/on`);
    expect(talk.state.dialog?.step).to.equal('watch-alone');
    expect(goBack(talk.state.dialog as never)?.step).to.equal('watch');
  });
});

function changeSaid(id: 'guide-edited' | 'guide-asked-again', { title }: Script): string {
  return content.say(id, { title });
}
