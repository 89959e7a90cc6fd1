import Fuse from 'fuse.js';
import { settingNames } from '../config.ts';
import { createSlipFinder } from '../language/thumb-slips.ts';
import { type Finding, warning } from './finding.ts';

/** How the names of our settings begin, in any case. What else is in an environment is other programs'. */
const ours =
  /^(ALERT|ALLOWED|DATABASE|DESK|DIRECT_?LINE|HANDOFF|LOCAL_BOT|METRICS|MicrosoftApp|OIDC|PUBLIC|RETENTION|TEAMS|TRUSTED)/i;
const byLetters = new Map(settingNames.map((name) => [lettersOf(name), name]));
const findSlips = createSlipFinder(byLetters.keys());
const alike = new Fuse(settingNames, { threshold: 0.4, ignoreLocation: true });

/**
 * Names that look like settings and are none: a misspelt one counts as not set, and nothing says so. `fromFile`: the names in
 * `.env`, which is for this service alone.
 */
export function examineSettingNames(environment: readonly string[], fromFile: readonly string[]): Finding[] {
  const suspects = new Set([...environment.filter((name) => ours.test(name)), ...fromFile]);
  return [...suspects]
    .filter((name) => !settingNames.includes(name))
    .map((name) => warning('settings', `${name} is no setting of this service, so it does nothing`, todoOf(name)));
}

function todoOf(name: string): string {
  const [slip = ''] = findSlips(lettersOf(name));
  const near = byLetters.get(slip) ?? alike.search(name)[0]?.item;
  return near === undefined
    ? 'Take it away, or correct the name.'
    : `Perhaps ${near} is meant: correct the name, or take it away.`;
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}
