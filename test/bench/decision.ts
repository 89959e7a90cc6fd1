import Fuse from 'fuse.js';
import { openContent } from '../../src/content/open.ts';
import { projectFolders } from '../../src/content/prepare.ts';
import { decide } from '../../src/conversation/decide.ts';
import { percentile, type Row } from './table.ts';

/** One decision beside plain fuse.js over the same entries: the whole message as one pattern, as its documentation begins. */
export async function benchDecision(): Promise<Row[]> {
  const content = await openContent(projectFolders, Date.now());
  const entries = [...new Set(content.entries.values())];
  const questions = entries.flatMap((entry) => entry.questions.filter((_, i) => i % 3 === 0));
  const fuse = new Fuse(entries, { keys: ['title', 'questions', 'keywords'], includeScore: true });
  const ours = time(questions, (question) => decide(question, { content, now: 0, lastEntry: null }));
  const plain = time(questions, (question) => fuse.search(question, { limit: 3 }));
  return [0.5, 0.99].map((share) => ({
    what: `one decision, p${share * 100}`,
    unit: 'ms',
    ours: percentile(ours, share),
    baseline: percentile(plain, share),
    beside: 'plain fuse.js, same entries',
  }));
}

/** Milliseconds for each question, after a first round that warms both up. */
function time(questions: readonly string[], run: (question: string) => unknown): number[] {
  for (const question of questions) run(question);
  return questions.map((question) => {
    const began = performance.now();
    run(question);
    return performance.now() - began;
  });
}
