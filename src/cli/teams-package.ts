import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePackageSettings, readEnvironment } from '../config.ts';
import { openContent } from '../content/open.ts';
import { projectFolders } from '../content/prepare.ts';
import { projectFolder } from '../deployment/project-facts.ts';
import { HelplineError } from '../errors.ts';
import { packageFacts } from '../teams-package/facts.ts';
import { checkIcons } from '../teams-package/icons.ts';
import { createPackage } from '../teams-package/package-zip.ts';
import { runCommand } from './command.ts';

/** `npm run teams:package -- [file]`: writes what is uploaded to Teams, from the settings. */
await runCommand(async () => {
  const [file = 'helpline-teams.zip'] = process.argv.slice(2);
  const icon = (name: string) => readFileSync(join(projectFolder, 'deploymentTemplates/teams', name));
  const icons = { color: icon('color.png'), outline: icon('outline.png') };
  const faults = checkIcons(icons.color, icons.outline);
  if (faults.length > 0) throw new HelplineError('settings-invalid', faults.join('\n'));
  const { charity } = (await openContent(projectFolders, Date.now())).pack;
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
  writeFileSync(file, createPackage(packageFacts(parsePackageSettings(readEnvironment()), charity.name, version), icons));
  process.stdout.write(`${file}\nUpload it in the Teams admin centre, under Teams apps, Manage apps.\n`);
});
