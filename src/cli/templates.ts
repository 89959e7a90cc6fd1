import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkTemplates } from '../deployment/check-templates.ts';
import { formatFault } from '../deployment/checks/fault.ts';
import { projectFolder, readProjectFacts } from '../deployment/project-facts.ts';
import { writtenFiles } from '../deployment/written-files.ts';
import { HelplineError } from '../errors.ts';
import { runCommand } from './command.ts';

const folder = join(projectFolder, 'deploymentTemplates');

/** `npm run templates:write` and `templates:check`. */
await runCommand(() => {
  const [command] = process.argv.slice(2);
  if (command === 'write') return write();
  if (command === 'check') return check();
  throw new HelplineError('request-invalid', 'Say what to do with the templates for Azure: write or check');
});

/** Writes both templates from their source, `src/deployment`. */
function write(): void {
  for (const { path, text } of writtenFiles) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    process.stdout.write(`deploymentTemplates/${path}\n`);
  }
}

/** Lists everything that is wrong with the templates and their parameters; asks nobody outside this machine. */
function check(): void {
  const read = (path: string) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined);
  const stale = writtenFiles
    .filter(({ path, text }) => read(path) !== text)
    .map(({ path }) => ({
      file: `deploymentTemplates/${path}`,
      what: 'is not what its source writes: change src/deployment, then npm run templates:write',
    }));
  const faults = [...checkTemplates(read, readProjectFacts()), ...stale];
  for (const fault of faults) process.stdout.write(`${formatFault(fault)}\n`);
  process.stdout.write(`${faults.length} faults in the templates for Azure\n`);
  if (faults.length > 0) process.exitCode = 1;
}
