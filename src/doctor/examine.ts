import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { parseSettings, type Settings } from '../config.ts';
import { checkContent } from '../content/check.ts';
import { loadContent } from '../content/load.ts';
import type { ContentFolders } from '../content/prepare.ts';
import type { Problem } from '../content/problems.ts';
import { askService } from '../control/ask-service.ts';
import type { ServiceState } from '../control/exchange.ts';
import { isHelplineError } from '../errors.ts';
import { createTrust } from '../http/client-address.ts';
import { openStore } from '../store/store.ts';
import { storePlace } from '../store-place.ts';
import { examineAlerts } from './alerts.ts';
import { examineChannels } from './channels.ts';
import { examineClock, summerHourInLondon } from './clock.ts';
import { examineContent } from './content.ts';
import { examineDesk } from './desk.ts';
import { type Finding, fault } from './finding.ts';
import { examineLog, examineMachine } from './machine.ts';
import { examinePublicAddress } from './public-address.ts';
import type { Reach } from './reach.ts';
import { examineRetention } from './retention.ts';
import { examineService } from './running-service.ts';
import { examineSecrets } from './secrets.ts';
import { examineSettingNames } from './setting-names.ts';
import { examineFolder, examineStore } from './stopped-store.ts';

/** What is examined. */
export interface Patient {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly folders: ContentFolders;
  readonly now: number;
  readonly reach: Reach;
  /** The file that settings may stand in besides the environment. */
  readonly dotEnv: string;
}

/** Looks at everything that can be wrong with how the service is set up, and says what to do about each. */
export async function examine(patient: Patient): Promise<Finding[]> {
  const read = readPatientSettings(patient.environment);
  const content = examineContent(problemsOf(patient));
  const names = examineSettingNames(Object.keys(patient.environment), namesIn(patient.dotEnv));
  if ('findings' in read) return [...read.findings, ...names, ...content];
  const { settings } = read;
  const state = await stateOf(settings);
  return [
    ...names,
    ...(await examineMachine(settings, patient.dotEnv, state !== null)),
    ...content,
    ...examineClock({ now: patient.now, newestFile: newestFile(patient.folders), summerHour: summerHourInLondon() }),
    ...examineFolder(settings),
    ...(state === null ? await examineStore(settings, () => openAndClose(settings)) : examineService(state, patient.now)),
    ...(await examineSecrets(settings)),
    ...examinePublicAddress(settings),
    ...(await examineDesk(settings, patient.reach)),
    ...(await examineChannels(settings, patient.reach)),
    ...(await examineAlerts(settings)),
    ...examineRetention(settings),
    ...examineLog(settings),
  ];
}

function readPatientSettings(environment: Patient['environment']): { settings: Settings } | { findings: Finding[] } {
  try {
    const settings = parseSettings(environment);
    createTrust(settings.trustedProxies);
    return { settings };
  } catch (error) {
    if (!isHelplineError(error, 'settings-invalid')) throw error;
    const lines = error.message.split('\n').map((line) => line.trim());
    return {
      findings: lines.map((line) =>
        fault('settings', line, 'The service does not start with this: correct it in .env or the environment.'),
      ),
    };
  }
}

function namesIn(dotEnv: string): string[] {
  return existsSync(dotEnv) ? Object.keys(parseEnv(readFileSync(dotEnv, 'utf8'))) : [];
}

function problemsOf({ folders, now }: Patient): readonly Problem[] {
  const loading = loadContent(folders);
  return 'problems' in loading ? loading.problems : checkContent(loading.files, now);
}

async function stateOf({ dataDir }: Settings): Promise<ServiceState | null> {
  const answer = await askService(dataDir, { ask: 'state' });
  return answer?.kind === 'state' ? answer.state : null;
}

/** Opening brings the tables up to date, as the next start would. No turn is taken. */
async function openAndClose(settings: Settings): Promise<void> {
  const clock = { now: Date.now };
  const log = { info() {}, warn() {}, error() {} };
  const runTurn = () => {
    throw new Error('doctor takes no turns');
  };
  const store = await openStore({ ...storePlace(settings, clock), runTurn, clock, log });
  await store.ping();
  await store.close();
}

function newestFile({ knowledge, dialogs }: ContentFolders): number {
  const files = [knowledge, dialogs].flatMap((folder) => globSync(`${folder}/**/*.yaml`));
  return Math.max(0, ...files.map((file) => statSync(file).mtimeMs));
}
