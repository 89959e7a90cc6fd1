import { compileContent } from '../../src/content/prepare.ts';
import { readProper } from '../../src/conversation/proper.ts';
import { generateKnowledge } from './generated-knowledge.ts';
import { percentile, type Row } from './table.ts';

/** Reading and matching one message in a knowledge base of 6,000 entries, beside one of the project's own size. */
export function benchLargeKnowledge(): Row[] {
  // The large one goes first: what it does warms the code up for both.
  const large = timeMatches(100);
  const small = timeMatches(1);
  return [0.5, 0.99].map((share) => ({
    what: `match in 6,000 entries, p${share * 100}`,
    unit: 'ms',
    ours: percentile(large, share),
    baseline: percentile(small, share),
    beside: 'the same in 60 entries, at most 30 times',
  }));
}

/** Milliseconds for each message. The first half warms up; no message comes twice, so no slip is known from before. */
function timeMatches(times: number): number[] {
  const { content, messages } = generateKnowledge(times);
  const { language, matcher } = compileContent(content);
  const elapsed = messages.map((message) => {
    const began = performance.now();
    matcher.match({ ...readProper(message, language), sign: null });
    return performance.now() - began;
  });
  return elapsed.slice(messages.length / 2);
}
