import { expect } from 'chai';
import { decide } from '../../src/conversation/decide.ts';
import type { Decision } from '../../src/conversation/decision.ts';
import { askHeldOut } from '../../src/knowledge/held-out.ts';
import type { Labelled } from '../../src/knowledge/labelled.ts';
import { projectContent, testDay } from '../support/project-content.ts';

/** The labelled questions hold the knowledge where it is: a change that loses ground fails here, and content:report shows where. */
describe('labelled questions', function labelled() {
  this.timeout(60_000);
  const { content, questions } = projectContent();
  const asked = questions.map((labelled) => ({
    labelled,
    decision: decide(labelled.q, { content, now: testDay, lastEntry: null }),
  }));
  const states = ({ answers }: Decision, facts: readonly string[]) =>
    answers.some((answer) => answer.facts.some((fact) => facts.includes(fact)));
  const share = (rows: typeof asked, hit: (decision: Decision, labelled: Labelled) => boolean) =>
    rows.filter(({ decision, labelled }) => hit(decision, labelled)).length / rows.length;
  const families = asked.filter(({ labelled }) => 'facts' in labelled);
  const wanting = (outcome: string) => asked.filter(({ labelled }) => 'outcome' in labelled && labelled.outcome === outcome);
  const alarm = ({ outcome }: Decision) => outcome === 'urgent' || outcome === 'crisis';

  it('answers families', () => {
    expect(share(families, (decision, one) => 'facts' in one && states(decision, one.facts))).to.be.at.least(0.7);
    expect(
      share(families, (decision, one) => decision.outcome === 'answer' && 'facts' in one && !states(decision, one.facts)),
    ).to.be.at.most(0.06);
  });

  it('gives no answer to what is not ours', () => {
    expect(share(wanting('not-ours'), (decision) => decision.outcome === 'answer')).to.be.at.most(0.04);
  });

  it('recognises danger, and raises no alarm about innocent words', () => {
    expect(share(wanting('urgent'), alarm)).to.be.at.least(0.8);
    expect(share(families, alarm)).to.be.at.most(0.02);
  });

  it("carries each entry's own questions when they are held out one at a time", () => {
    const places = askHeldOut(content.matcher.profiles);
    expect(places.filter(({ place }) => place === 1).length / places.length).to.be.at.least(0.85);
    expect(places.filter(({ place }) => place <= 3).length / places.length).to.be.at.least(0.97);
  });
});
