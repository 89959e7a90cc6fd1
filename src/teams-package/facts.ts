import type { Settings } from '../config.ts';
import { HelplineError } from '../errors.ts';
import type { PackageFacts } from './manifest.ts';

/** What the settings give the package. Throws `settings-invalid`, with every setting that is missing or unfit. */
export function packageFacts(
  { bot, publicUrl }: Pick<Settings, 'bot' | 'publicUrl'>,
  charity: string,
  version: string,
): PackageFacts {
  const faults = [
    ...(bot === undefined ? ['  MicrosoftAppId: set it, MicrosoftAppType and MicrosoftAppTenantId to those of the bot'] : []),
    ...(publicUrl?.startsWith('https://') ? [] : ['  PUBLIC_URL: set it to the https address that families open']),
    ...(publicUrl && isShared(publicUrl)
      ? ['  PUBLIC_URL: Teams trusts this name with the app; take one of your own, or the whole name that Azure gave you']
      : []),
  ];
  if (bot === undefined || publicUrl === undefined || faults.length > 0)
    throw new HelplineError('settings-invalid', faults.join('\n'));
  return { appId: bot.appId, publicUrl, charity, version };
}

/** The bare name of a host that many share. */
function isShared(publicUrl: string): boolean {
  return /^(azurewebsites\.net|trafficmanager\.net|azurefd\.net|localhost)$/.test(new URL(publicUrl).hostname);
}
