import { HelplineError } from '../errors.ts';
import type { PackageFacts } from './manifest.ts';

/** What the settings give the package. Throws `settings-invalid`, with every setting that is missing or unfit. */
export function packageFacts(
  { appId, publicUrl }: { readonly appId: string | undefined; readonly publicUrl: string | undefined },
  charity: string,
  version: string,
): PackageFacts {
  const faults = [
    ...(appId === undefined ? ['  MicrosoftAppId: set it to the id of the bot; on Azure it is the output appId'] : []),
    ...(publicUrl?.startsWith('https://') ? [] : ['  PUBLIC_URL: set it to the https address that families open']),
    ...(publicUrl && isShared(publicUrl)
      ? ['  PUBLIC_URL: Teams trusts this name with the app; take one of your own, or the whole name that Azure gave you']
      : []),
  ];
  if (appId === undefined || publicUrl === undefined || faults.length > 0) {
    throw new HelplineError('settings-invalid', faults.join('\n'));
  }
  return { appId, publicUrl, charity, version };
}

/** The bare name of a host that many share. */
function isShared(publicUrl: string): boolean {
  return /^(azurewebsites\.net|trafficmanager\.net|azurefd\.net|localhost)$/.test(new URL(publicUrl).hostname);
}
