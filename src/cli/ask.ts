import { createInterface } from 'node:readline';
import { openContent } from '../content/open.ts';
import { projectFolders } from '../content/prepare.ts';
import type { Content } from '../conversation/content.ts';
import { newState } from '../conversation/state.ts';
import { turn } from '../conversation/turn.ts';
import type { Turn } from '../conversation/turn-result.ts';
import type { World } from '../conversation/world.ts';
import { emptyDesk } from '../handoff/desk-view.ts';
import { standardTimes } from '../handoff/handoff-times.ts';
import { runCommand } from './command.ts';
import { decisionLine } from './decision-line.ts';
import { printTurn } from './print-turn.ts';

/** `npm run ask`: what the assistant would say, and why. Never opens the store. */
await runCommand(async () => {
  const words = process.argv.slice(2);
  const world = (content: Content): World => ({
    content,
    now: Date.now(),
    showDraft: false,
    keepWordsMs: Number.MAX_SAFE_INTEGER,
    desk: emptyDesk,
    handoffTimes: standardTimes,
    fresh: { id: 'terminal', code: '00000000' },
    enquirer: { channel: 'terminal', person: 'terminal', isReachable: false },
    callback: null,
  });
  const content = await openContent(projectFolders, Date.now());
  if (words.includes('--jsonl')) return answerLines(world(content));
  if (words.length > 0) return printTurn(askOnce(words.join(' '), world(content)), { why: true });
  return converse(world(content));
});

/** One question in a conversation of its own, after the welcome. */
function askOnce(text: string, world: World): Turn {
  return turn({ ...newState, welcomed: true }, { kind: 'said', text }, world);
}

/** A question a line on stdin, a decision a line on stdout. */
async function answerLines(world: World): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(decisionLine(askOnce(line, world)))}\n`);
  }
}

/** A conversation in the terminal, as a family would have it. */
async function converse(world: World): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '\n> ' });
  const begun = turn(newState, { kind: 'joined' }, world);
  printTurn(begun, { why: false });
  terminal.prompt();
  let state = begun.state;
  for await (const text of terminal) {
    const next = turn(state, { kind: 'said', text }, world);
    state = next.state;
    printTurn(next, { why: false });
    terminal.prompt();
  }
}
