import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { askLabelled } from '../content/ask-labelled.ts';
import { deriveCalibration, formatCalibration } from '../content/calibration.ts';
import { checkContent } from '../content/check.ts';
import type { ContentFiles } from '../content/files.ts';
import { formatKnownMisses } from '../content/known-misses.ts';
import { loadContent } from '../content/load.ts';
import { compileContent, plainContent, projectFolders } from '../content/prepare.ts';
import { formatProblem, type Problem, sortProblems } from '../content/problems.ts';
import { reportContent } from '../content/report.ts';
import { formatScriptSchema } from '../content/script-schema.ts';
import { HelplineError } from '../errors.ts';
import { runCommand } from './command.ts';

/** `npm run content:check`, `content:report`, `content:calibrate`, `content:draw` and `content:schema`. */
await runCommand(() => {
  const [command, ...flags] = process.argv.slice(2);
  if (command === 'check') return check({ quiet: flags.includes('--quiet') });
  if (command === 'report') return report({ accept: flags.includes('--accept') });
  if (command === 'calibrate') return recalibrate(flags);
  if (command === 'draw') return draw();
  if (command === 'schema') return writeSchema();
  throw new HelplineError('request-invalid', 'Say what to do with the content: check, report, calibrate, draw, or schema');
});

/** Lists every problem, errors first; fails when there is an error. `quiet` counts the warnings only. */
function check({ quiet }: { quiet: boolean }): void {
  const loading = loadContent(projectFolders);
  const problems = sortProblems('problems' in loading ? loading.problems : checkContent(loading.files, Date.now()));
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  list('Errors: the service does not start with these', errors);
  if (!quiet) list('Warnings', warnings);
  process.stdout.write(`${errors.length} errors, ${warnings.length} warnings\n`);
  if (errors.length > 0) process.exitCode = 1;
}

function list(title: string, problems: readonly Problem[]): void {
  if (problems.length > 0)
    process.stdout.write(`${title}\n${problems.map((problem) => `  ${formatProblem(problem)}`).join('\n')}\n\n`);
}

/** Prints what the content covers, how well it is told apart, and what a change moved. `accept` takes the new misses as they are. */
function report({ accept }: { accept: boolean }): void {
  const files = readOrRefuse();
  const plain = plainContent(files);
  const content = compileContent(plain);
  const asked = askLabelled(plain, content);
  process.stdout.write(`${reportContent(files, content, asked)}\n`);
  if (accept) writeFileSync(join(projectFolders.knowledge, 'known-misses.yaml'), formatKnownMisses(asked));
}

/** Derives how sure the matcher may be from the labelled questions, and from files of further messages that are not ours. */
function recalibrate(files: readonly string[]): void {
  const content = readOrRefuse();
  const notOurs = files.flatMap((file) => readFileSync(file, 'utf8').split('\n')).filter((line) => line.trim() !== '');
  const plain = plainContent(content);
  const calibration = deriveCalibration(plain, compileContent(plain), notOurs);
  writeFileSync(join(projectFolders.knowledge, 'calibration.yaml'), formatCalibration(calibration));
  process.stdout.write(
    `knowledge/calibration.yaml: answers from ${calibration.answerAt}, asks back from ${calibration.clarifyAt}\n`,
  );
}

/** Draws every guided dialog into docs/dialogs, for whoever signs it off. */
async function draw(): Promise<void> {
  // Graphviz is large, and only drawing needs it.
  const { drawDialogs } = await import('../content/draw/draw-dialogs.ts');
  const drawings = await drawDialogs(plainContent(readOrRefuse()));
  mkdirSync(docsOf('dialogs'), { recursive: true });
  for (const { name, text } of drawings) writeFileSync(join(docsOf('dialogs'), name), text);
  process.stdout.write(`docs/dialogs: ${drawings.length} files\n`);
}

/** Writes the JSON Schema by which an editor's program marks faults in a dialog's file while it is written. */
function writeSchema(): void {
  mkdirSync(docsOf('schemas'), { recursive: true });
  writeFileSync(join(docsOf('schemas'), 'dialog.schema.json'), formatScriptSchema());
  process.stdout.write('docs/schemas/dialog.schema.json\n');
}

function docsOf(folder: string): string {
  return fileURLToPath(new URL(`../../docs/${folder}`, import.meta.url));
}

function readOrRefuse(): ContentFiles {
  const loading = loadContent(projectFolders);
  if ('files' in loading) return loading.files;
  throw new HelplineError('content-invalid', loading.problems.map(formatProblem).join('\n'));
}
