import { neededSettings, platformSettings, settingsLeftOut } from '../needed-settings.ts';

/** What the templates have to agree with: the code as it is. */
export interface CodeFacts {
  /** Every setting that `config.ts` reads. */
  readonly settingNames: readonly string[];
  /** What the service itself says against settings; nothing when it would start with them. */
  readonly checkSettings: (settings: Readonly<Record<string, string>>) => readonly string[];
  /** Every address that is served, such as `GET /healthz`. */
  readonly routes: readonly string[];
  /** `engines.node` of package.json, such as `>=24`. */
  readonly nodeRange: string;
  /** Whether a file is there, below the project. */
  readonly hasFile: (path: string) => boolean;
}

/** What is wrong with the settings that a template gives the service. */
export function checkSettingsAgree(settings: Readonly<Record<string, string>>, facts: CodeFacts): string[] {
  const names = Object.keys(settings);
  const faults = [
    ...names
      .filter((name) => !facts.settingNames.includes(name) && !(name in platformSettings))
      .map((name) => `${name} is no setting of the service: correct the spelling, or take it out`),
    ...Object.entries(neededSettings)
      .filter(([name]) => !names.includes(name))
      .map(([name, why]) => `${name} is not set: ${why}`),
    ...Object.entries(platformSettings)
      .filter(([name, value]) => settings[name] !== value)
      .map(([name, value]) => `${name} has to be ${value}: the package runs as it was packed, and nothing is built on Azure`),
    ...names
      .filter((name) => isSecret(name) && settings[name] !== '' && !settings[name]?.startsWith(vaultReference))
      .map((name) => `${name} is a secret, and stands in clear: take it from the vault with secretReference()`),
    ...['LOCAL_BOT_FRAMEWORK']
      .filter((name) => names.includes(name))
      .map((name) => `${name} opens a door without sign-in: take it out`),
  ];
  const refused = facts.checkSettings(withSampleSecrets(settings)).map((fault) => `the service would not start: ${fault.trim()}`);
  return [...faults, ...refused].map((fault) => `setting ${fault}`);
}

/** What is wrong with the lists of settings themselves: each setting of the code is set, or left out for a reason. */
export function checkSettingsDecided(settings: Readonly<Record<string, string>>, facts: CodeFacts): string[] {
  const undecided = facts.settingNames.filter((name) => !(name in settings) && !(name in settingsLeftOut));
  const stale = Object.keys(settingsLeftOut).filter((name) => !facts.settingNames.includes(name));
  return [
    ...undecided.map((name) => `setting ${name} is neither set nor left out: decide in src/deployment/needed-settings.ts`),
    ...stale.map(
      (name) => `setting ${name} is left out in src/deployment/needed-settings.ts, and config.ts reads no such: take it out`,
    ),
  ];
}

/** Whether a setting of this name is a secret. */
export function isSecret(name: string): boolean {
  return /SECRET|PASSWORD|TOKEN|_KEY$|HEADER$|Password|^SMTP_URL$/.test(name);
}

const vaultReference = '@Microsoft.KeyVault(';

function withSampleSecrets(settings: Readonly<Record<string, string>>): Record<string, string> {
  const sample = 'smtps://sample:sample@mail.example.org:465';
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, value.startsWith(vaultReference) ? sample : value]),
  );
}

/** Whether a Node of this major version is within a range such as `>=24` or `24.x`. */
export function isWithin(range: string, major: number): boolean {
  const [, operator = '', least = ''] = /^(>=|\^|~|)\s*v?(\d+)/.exec(range.trim()) ?? [];
  if (least === '') return false;
  return operator === '>=' ? major >= Number(least) : major === Number(least);
}
