import { createMailTeller, isOnThisMachine } from '../alerts/mail-teller.ts';
import type { Settings } from '../config.ts';
import { type Finding, fault, good, warning } from './finding.ts';

const about = 'alerts';

/** Whether somebody outside the desk is told of what can't wait, and whether that would arrive; what goes out in clear. Nothing is sent. */
export async function examineAlerts({ alerts, hub, onLoopback }: Settings): Promise<Finding[]> {
  const { mail, webhook } = alerts;
  const inClear = [
    ...(webhook ? [{ name: 'ALERT_WEBHOOK_URL', url: webhook.url }] : []),
    ...(hub ? [{ name: 'HANDOFF_HUB_URL', url: hub.url }] : []),
  ].filter(({ url }) => url.startsWith('http:') && !isOnThisMachine(url));
  return [
    ...inClear.map(({ name, url }) => fault(about, `${name} is ${url}`, 'It would cross the network in clear: write https.')),
    ...(mail || webhook ? [] : examineNobody(onLoopback)),
    ...(mail ? await examineMail(mail) : []),
  ];
}

function examineNobody(onLoopback: boolean): Finding[] {
  if (onLoopback) return [];
  return [
    warning(
      about,
      'nobody outside the desk is told when a family in danger waits and no advisor is there',
      'Set ALERT_MAIL_TO, ALERT_MAIL_FROM and SMTP_URL, or ALERT_WEBHOOK_URL.',
    ),
  ];
}

async function examineMail(mail: NonNullable<Settings['alerts']['mail']>): Promise<Finding[]> {
  const teller = createMailTeller(mail);
  const failure = await teller.verify().then(
    () => null,
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown'),
  );
  teller.close();
  if (failure === null)
    return [good(about, `they are mailed to ${mail.to.length === 1 ? 'one address' : `${mail.to.length} addresses`}`)];
  return [
    fault(
      about,
      `the mail server of SMTP_URL does not take us (${failure})`,
      'Nobody would be told: correct the host, the port (465 with smtps), the name and the password.',
    ),
  ];
}
