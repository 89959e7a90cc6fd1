import { expect } from 'chai';
import { type Asked, askLabelled, isMet } from '../../src/content/ask-labelled.ts';
import { compareMisses, describeLoss } from '../../src/content/known-misses.ts';
import { createReading } from '../../src/conversation/content.ts';
import { askHeldOut } from '../../src/knowledge/held-out.ts';
import { projectContent } from '../support/project-content.ts';

const dangers = new Set(['urgent', 'crisis']);

/** These say whom to call in an emergency, whatever the message was. */
const alwaysNamed = new Set(['clarify', 'unknown', 'out-of-scope']);

/** The labelled messages hold the knowledge where it is: each is asked of an assistant that has not learned from it. */
describe('labelled messages', function labelled() {
  this.timeout(600_000);
  const { files, plain, content } = projectContent();
  let asked: readonly Asked[] = [];
  before(() => {
    asked = askLabelled(plain, content);
  });
  const share = (rows: readonly Asked[], hit: (one: Asked) => boolean) => rows.filter(hit).length / rows.length;
  const alarms = ({ decision: { outcome } }: Asked) => outcome === 'urgent' || outcome === 'crisis';

  it('come to no less than when their misses were last accepted', () => {
    const { lost } = compareMisses(asked, files.knownMisses.value.misses);
    expect(lost.map(describeLoss), 'if that is meant: npm run content:report -- --accept').to.deep.equal([]);
  });

  it('show 999 whenever they speak of danger and are recognised', () => {
    const danger = asked.filter(({ labelled }) => 'outcome' in labelled && dangers.has(labelled.outcome));
    const silent = danger.filter((one) => alarms(one) && !one.decision.say.includes('999'));
    expect(silent.map(({ labelled }) => labelled.q)).to.deep.equal([]);
  });

  it('of danger that is not recognised ask for the line that says whom to call', () => {
    const danger = asked.filter(({ labelled }) => 'outcome' in labelled && dangers.has(labelled.outcome));
    const named = (one: Asked) => alarms(one) || one.decision.caution || alwaysNamed.has(one.decision.outcome);
    expect(share(danger, named)).to.be.at.least(0.99);
  });

  /** The files in which all sorts of people wrote all sorts of messages: these are like what comes; the others teach edges. */
  describe('of all sorts', () => {
    const sorts = new Set(
      files.questions.filter(({ name }) => name.includes('all-sorts')).flatMap(({ value }) => value.questions),
    );
    const all = () => asked.filter(({ labelled }) => sorts.has(labelled));
    const families = () => all().filter(({ labelled }) => 'facts' in labelled);
    const wanting = (outcome: string) => all().filter(({ labelled }) => 'outcome' in labelled && labelled.outcome === outcome);

    it('get the right answer when they are families', () => {
      expect(share(families(), isMet)).to.be.at.least(0.84);
      expect(share(families(), (one) => one.decision.outcome === 'answer' && !isMet(one))).to.be.at.most(0.04);
      expect(share(families(), ({ decision: { outcome } }) => !['answer', 'clarify', 'unknown'].includes(outcome))).to.be.at.most(
        0.04,
      );
    });

    it('get no answer when they are not ours', () => expect(share(wanting('not-ours'), isMet)).to.be.at.least(0.97));

    for (const [outcome, least] of Object.entries({
      urgent: 0.95,
      crisis: 0.9,
      advice: 0.83,
      handoff: 0.92,
      social: 0.87,
      'no-alarm': 0.94,
    }))
      it(`come to ${outcome} when they mean it`, () => expect(share(wanting(outcome), isMet)).to.be.at.least(least));

    it('raise few alarms when there is no danger', () => {
      const harmless = all().filter(
        ({ labelled }) => !('outcome' in labelled && (dangers.has(labelled.outcome) || labelled.outcome === 'no-alarm')),
      );
      expect(share(harmless, alarms)).to.be.at.most(0.01);
    });
  });

  it("carry each entry's own questions when they are held out", () => {
    const places = askHeldOut({ ...plain, readLesson: createReading(content.language, content.gate) });
    expect(places.filter(({ place }) => place === 1).length / places.length).to.be.at.least(0.85);
    expect(places.filter(({ place }) => place <= 3).length / places.length).to.be.at.least(0.97);
  });
});
