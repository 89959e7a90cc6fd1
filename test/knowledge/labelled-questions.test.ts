import { expect } from 'chai';
import { type Asked, askLabelled, isMet } from '../../src/content/ask-labelled.ts';
import { compareMisses, describeLoss } from '../../src/content/known-misses.ts';
import { createReading } from '../../src/conversation/content.ts';
import { askHeldOut } from '../../src/knowledge/held-out.ts';
import { projectContent } from '../support/project-content.ts';

/** The labelled messages hold the knowledge where it is: each is asked of an assistant that has not learned from it. */
describe('labelled messages', function labelled() {
  this.timeout(120_000);
  const { files, plain, content } = projectContent();
  let asked: readonly Asked[] = [];
  before(() => {
    asked = askLabelled(plain, content);
  });
  const share = (rows: readonly Asked[], hit: (one: Asked) => boolean) => rows.filter(hit).length / rows.length;
  const families = () => asked.filter(({ labelled }) => 'facts' in labelled);
  const wanting = (outcome: string) => asked.filter(({ labelled }) => 'outcome' in labelled && labelled.outcome === outcome);
  const alarms = ({ decision: { outcome } }: Asked) => outcome === 'urgent' || outcome === 'crisis';

  it('come to no less than when their misses were last accepted', () => {
    const { lost } = compareMisses(asked, files.knownMisses.value.misses);
    expect(lost.map(describeLoss), 'if that is meant: npm run content:report -- --accept').to.deep.equal([]);
  });

  it('of families get the right answer', () => {
    expect(share(families(), isMet)).to.be.at.least(0.85);
    expect(share(families(), (one) => one.decision.outcome === 'answer' && !isMet(one))).to.be.at.most(0.04);
  });

  it('that are not ours get no answer', () => expect(share(wanting('not-ours'), isMet)).to.be.at.least(0.98));

  it('of danger are recognised, and innocent words raise no alarm', () => {
    expect(share([...wanting('urgent'), ...wanting('crisis')], alarms)).to.be.at.least(0.95);
    expect(share(families(), alarms)).to.be.at.most(0.01);
  });

  it('show 999 whenever they speak of danger and are recognised', () => {
    const silent = [...wanting('urgent'), ...wanting('crisis')].filter((one) => alarms(one) && !one.decision.say.includes('999'));
    expect(silent.map(({ labelled }) => labelled.q)).to.deep.equal([]);
  });

  it("carry each entry's own questions when they are held out", () => {
    const places = askHeldOut({ ...plain, readLesson: createReading(content.language, content.gate) });
    expect(places.filter(({ place }) => place === 1).length / places.length).to.be.at.least(0.85);
    expect(places.filter(({ place }) => place <= 3).length / places.length).to.be.at.least(0.97);
  });
});
