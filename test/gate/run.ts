import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { installMissing } from './install-missing.ts';

/** One step of the gate, as a command of `node_modules/.bin`. */
interface Step {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

const steps: readonly Step[] = [
  { name: 'format, lint and import rules', command: 'biome', args: ['check', '--error-on-warnings'] },
  { name: 'types', command: 'tsc', args: ['--noEmit'] },
  { name: 'types of the browser code', command: 'tsc', args: ['--noEmit', '--project', 'src/web'] },
  { name: 'unused files, exports and dependencies', command: 'knip', args: [] },
  { name: 'content', command: 'node', args: ['src/cli/content.ts', 'check', '--quiet'] },
  // The first answer learns what the content teaches and keeps it, so that no test waits for that.
  { name: 'a first answer', command: 'node', args: ['src/cli/ask.ts', 'what is jmml'] },
];
const tests: Step = { name: 'tests', command: 'c8', args: ['--reporter=text-summary', '--src=src', 'mocha', '--reporter=spec'] };

/** `npm test`: format, lint and import rules, types, dead code, content, then every test. Closes with one line of counts. */
installMissing();
const broken: string[] = [];
for (const step of steps) if ((await run(step)).status !== 0) broken.push(step.name);
const { status, output } = await run(tests);
const [passed, failed, skipped] = ['passing', 'failing', 'pending'].map((kind) => countOf(kind, output));
if (status !== 0 && failed === 0) broken.push(tests.name);
for (const name of broken) process.stdout.write(`\nFailed: ${name}`);
process.stdout.write(`\n${passed} passed, ${Number(failed) + broken.length} failed, ${skipped} skipped\n`);
process.exitCode = status !== 0 || broken.length > 0 || passed === 0 ? 1 : 0;

/** Runs a step in full view, and keeps what it printed. */
async function run({ name, command, args }: Step): Promise<{ status: number; output: string }> {
  process.stdout.write(`\n== ${name}\n`);
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], shell: process.platform === 'win32' });
  const printed: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => {
    printed.push(chunk.toString());
    process.stdout.write(chunk);
  });
  const [status] = await once(child, 'close');
  return { status: Number(status ?? 1), output: printed.join('') };
}

/** The number before `kind` in mocha's closing lines; 0 where the line is left out. */
function countOf(kind: string, output: string): number {
  return Number(new RegExp(`^\\s+(\\d+) ${kind}`, 'm').exec(output)?.[1] ?? 0);
}
