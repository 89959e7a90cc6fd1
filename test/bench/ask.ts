import { spawnSync } from 'node:child_process';
import { openContent } from '../../src/content/open.ts';
import { projectFolders } from '../../src/content/prepare.ts';
import type { Row } from './table.ts';

/** A thousand questions through `npm run ask -- --jsonl`, start-up included, beside one question. */
export async function benchAsk(): Promise<Row> {
  const questions = [...(await openContent(projectFolders, Date.now())).entries.values()]
    .flatMap((entry) => entry.questions)
    .slice(0, 1000);
  const ours = seconds(['run', '--silent', 'ask', '--', '--jsonl'], `${questions.join('\n')}\n`);
  const baseline = seconds(['run', '--silent', 'ask', '--', '--jsonl'], 'hello\n');
  return {
    what: `ask, ${questions.length} questions, start-up included`,
    unit: 's',
    ours,
    baseline,
    beside: 'the same with one question',
  };
}

function seconds(args: readonly string[], input: string): number {
  const began = performance.now();
  const { status } = spawnSync('npm', args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`ask ended with ${status}`);
  return (performance.now() - began) / 1000;
}
