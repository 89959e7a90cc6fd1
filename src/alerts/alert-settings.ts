import { z } from 'zod';
import { createMailTeller, type MailSettings } from './mail-teller.ts';
import type { Teller } from './teller.ts';
import { createWebhookTeller, type WebhookSettings } from './webhook-teller.ts';

/** Who outside the desk is told of what can't wait. Neither: nobody is, and the log says so. */
export interface AlertSettings {
  readonly mail: MailSettings | null;
  readonly webhook: WebhookSettings | null;
}

/** The environment's part of it. */
export const alertSettingsShape = {
  ALERT_MAIL_TO: z
    .string()
    .transform((value) => value.split(',').map((address) => address.trim()))
    .pipe(z.array(z.email('give addresses such as lead@charity.example, parted by commas')))
    .optional(),
  ALERT_MAIL_FROM: z.email('give the address that alerts come from').optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, message: 'give it as smtps://name:password@host:465' }).optional(),
  ALERT_WEBHOOK_URL: z.url({ protocol: /^https?$/, message: 'give it as https://...' }).optional(),
  ALERT_WEBHOOK_SECRET: z.string().min(32, 'give at least 32 characters, from a password generator').optional(),
};

type Given = z.infer<z.ZodObject<typeof alertSettingsShape>>;

/** Mail needs all three of its settings. A fault says which is missing. */
export function readAlertSettings(given: Given): { readonly settings: AlertSettings; readonly faults: readonly string[] } {
  const { ALERT_MAIL_TO: to, ALERT_MAIL_FROM: from, SMTP_URL: server, ALERT_WEBHOOK_URL: url } = given;
  const mail = to && from && server ? { to, from, server } : null;
  const isHalf = !mail && (to || from || server);
  return {
    settings: { mail, webhook: url ? { url, secret: given.ALERT_WEBHOOK_SECRET } : null },
    faults: isHalf ? ['  ALERT_MAIL_TO, ALERT_MAIL_FROM, SMTP_URL: alerts by mail need all three; set them, or none'] : [],
  };
}

/** The ways to tell that are set. */
export function createTellers({ mail, webhook }: AlertSettings): Teller[] {
  return [...(mail ? [createMailTeller(mail)] : []), ...(webhook ? [createWebhookTeller(webhook)] : [])];
}
