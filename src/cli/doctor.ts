import { readEnvironment } from '../config.ts';
import { projectFolders } from '../content/prepare.ts';
import { examine } from '../doctor/examine.ts';
import { formatFinding } from '../doctor/finding.ts';
import { runCommand } from './command.ts';

const reachMs = 5000;

/** `npm run doctor`: what is wrong with how the service is set up, and what to do. Ends with 1 when there is something to mend. */
await runCommand(async () => {
  const reach = async (url: string) => (await fetch(url, { signal: AbortSignal.timeout(reachMs) })).status;
  const findings = await examine({
    environment: readEnvironment(),
    dotEnv: '.env',
    folders: projectFolders,
    now: Date.now(),
    reach,
  });
  for (const finding of findings) process.stdout.write(`${formatFinding(finding)}\n`);
  const [faults, warnings] = (['fault', 'warning'] as const).map((level) => findings.filter((one) => one.level === level).length);
  process.stdout.write(`\n${faults} to mend, ${warnings} to look at\n`);
  if (faults !== 0) process.exitCode = 1;
});
