import { expect } from 'chai';
import { readInsights } from '../../src/desk/desk-insights.ts';
import { insightsFile } from '../../src/http/desk/insights-file.ts';
import type { CountedHandoff, DeskCounts, DeskStore } from '../../src/store/desk-port.ts';
import { projectContent } from '../support/project-content.ts';

const taken = (waitMs: number, more: Partial<CountedHandoff> = {}): CountedHandoff => ({
  status: 'closed',
  reason: 'asked',
  waitingSince: 1000,
  claimedAt: 1000 + waitMs,
  closedAs: 'completed',
  outcome: 'answered',
  rating: null,
  ...more,
});

const titles: Readonly<Record<string, string>> = { 'whose-fault': 'Is it our fault?' };

function insightsOf(counts: Partial<DeskCounts>) {
  const all = { conversations: 0, outcomes: {}, handoffs: [], feedback: [], unanswered: [], ...counts };
  const store = { counts: async () => all } as unknown as DeskStore;
  const { vocabulary } = projectContent().content.language.lexicon;
  return readInsights(store, {
    clock: { now: () => 0 },
    isKnownWord: (word) => vocabulary.has(word),
    titleOf: (id) => titles[id] ?? null,
    days: 30,
  });
}

describe('insights', () => {
  it('count waits, reasons, ends, outcomes and ratings', async () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((minutes) => taken(minutes * 60_000));
    const left = taken(0, { claimedAt: null, closedAs: 'left', outcome: null, reason: 'advice' });
    const { handoffs, messages } = await insightsOf({
      outcomes: { answer: 3, unknown: 2 },
      handoffs: [...waits, left, taken(60_000, { rating: 5 })],
    });
    expect(messages).to.equal(5);
    expect(handoffs).to.deep.include({
      requested: 12,
      byReason: { asked: 11, advice: 1 },
      byEnd: { completed: 11, left: 1 },
      byOutcome: { answered: 11 },
      ratings: { 5: 1 },
      waitMedianMs: 5 * 60_000,
      waitNineOfTenMs: 9 * 60_000,
    });
  });

  it('count what families said of answers, and name those that did not help', async () => {
    const { feedback } = await insightsOf({
      feedback: [
        { isGood: true, entries: ['whose-fault'] },
        { isGood: false, entries: ['whose-fault'] },
        { isGood: false, entries: ['whose-fault', 'gone-since'] },
        { isGood: false, entries: [] },
      ],
    });
    const unhelpful = [
      { title: 'Is it our fault?', count: 2 },
      { title: 'gone-since', count: 1 },
    ];
    expect(feedback).to.deep.equal({ good: 1, bad: 3, unhelpful });
  });

  it('show of what had no answer only the knowledge’s own words: no name, number or address', async () => {
    const { unanswered } = await insightsOf({
      unanswered: [
        'can Zebediah Quimby (0161 496 0000) have a blood test at z.quimby@example.org',
        'can Oluwaseun have a blood test at home',
        'constructor',
        '__proto__ 12345',
      ],
    });
    const shown = JSON.stringify(unanswered);
    for (const secret of ['zebediah', 'quimby', '0161', '496', 'example', 'oluwaseun', '12345'])
      expect(shown).to.not.include(secret);
    expect(shown).to.include('blood test');
    expect(unanswered.every(({ count }) => count >= 1)).to.equal(true);
  });

  it('are a table for a spreadsheet, in which nothing is a formula', async () => {
    const insights = await insightsOf({ outcomes: { answer: 3 }, handoffs: [taken(90_000)] });
    const hostile = { ...insights, unanswered: [{ words: '=1+1,"x"', count: 2 }] };
    const { name, text } = insightsFile(hostile);
    expect(name).to.equal('insights-30-days.csv');
    expect(text.split('\r\n')).to.include.members(['message came to,answer,3', '"wait, seconds",half waited at most,90']);
    expect(text).to.include('no answer to,"\'=1+1,""x""",2');
  });
});
