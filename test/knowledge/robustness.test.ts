import { expect } from 'chai';
import { decide } from '../../src/conversation/decide.ts';
import type { Decision } from '../../src/conversation/decision.ts';
import { type Chance, createChance, pick } from '../support/chance.ts';
import { projectContent, testDay } from '../support/project-content.ts';
import { rewordings, slipInText, slipInWords } from './rewordings.ts';

/** One in so many labelled messages is asked; `EVERY=1` asks them all, which takes some minutes. */
const every = Number(process.env.EVERY ?? 6);

/** How it is written must not change what is decided: labelled messages are asked again, reworded, and must come to the same. */
describe('robustness', function robustness() {
  this.timeout(600_000);
  const { content, questions } = projectContent();
  const ask = (text: string) => decide(text, { content, now: testDay, lastEntry: null });
  // A greeting before nothing but signs ("👍") is a greeting.
  const asked = questions
    .filter(({ q }, i) => i % every === 0 && /\p{L}/u.test(q))
    .map((labelled) => ({ ...labelled, decision: ask(labelled.q) }));

  for (const [kind, ways] of Object.entries(rewordings)) {
    it(`decides the same with ${kind}`, () => {
      const chance = createChance(1);
      const violators = asked.flatMap(({ q, decision }) => {
        const reworded = pick(ways, chance)(q);
        const [was, is] = [nameOf(decision), nameOf(ask(reworded))];
        return was === is ? [] : [`${was} -> ${is}: ${reworded}`];
      });
      expect(violators.length, `${violators.length} of ${asked.length}:\n${violators.join('\n')}`).to.equal(0);
    });
  }

  describe('unrelated words around a question', () => {
    const sentences = ['The weather is nice today.', 'We went to the park on Sunday.'];
    const answered = asked.filter(({ decision }) => decision.outcome === 'answer');
    for (const [what, around] of [
      ['before', (q: string, sentence: string) => `${sentence} ${q}`],
      ['after', (q: string, sentence: string) => `${q.replace(/[.?!\s]*$/, (end) => end.trim() || '.')} ${sentence}`],
    ] as const) {
      it(`never turn one answer into another, standing ${what} it`, () => {
        const chance = createChance(2);
        const violators = answered.flatMap(({ q, decision }) => {
          const text = around(q, pick(sentences, chance));
          const now = ask(text);
          return entriesOf(now).some((entry) => !entriesOf(decision).includes(entry))
            ? [`${nameOf(decision)} -> ${nameOf(now)}: ${text}`]
            : [];
        });
        expect(violators.length, `${violators.length} of ${answered.length}:\n${violators.join('\n')}`).to.equal(0);
      });
    }
  });

  describe('a slip of the thumb per eight letters', () => {
    const families = asked.flatMap((one) => ('facts' in one ? [one] : []));
    const before = share(families.map(({ decision, facts }) => states(decision, facts)));
    const lost = (slip: (text: string, chance: Chance) => string) => {
      const shares = [1, 2, 3].map((seed) => {
        const chance = createChance(seed);
        return share(families.map(({ q, facts }) => states(ask(slip(q, chance)), facts)));
      });
      return 100 * (before - mean(shares));
    };

    it('costs two points at most, counted within words', () => expect(lost(slipInWords)).to.be.at.most(2));

    // Nearly each second word of a question is misspelt then: lower this figure, never raise it.
    it('costs no more than it did, counted over the whole question', () => expect(lost(slipInText)).to.be.at.most(8));
  });
});

function nameOf(decision: Decision): string {
  return [decision.outcome, ...entriesOf(decision)].join(' ');
}

function entriesOf({ answers }: Decision): string[] {
  return answers.map(({ entry }) => entry);
}

function states({ outcome, answers }: Decision, facts: readonly string[]): boolean {
  return outcome === 'answer' && answers.some((answer) => answer.facts.some((fact) => facts.includes(fact)));
}

function share(hits: readonly boolean[]): number {
  return hits.filter(Boolean).length / hits.length;
}

function mean(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}
