import { createHmac } from 'node:crypto';
import type { Teller } from './teller.ts';

/** Where alerts are posted. */
export interface WebhookSettings {
  readonly url: string;
  /** Signs each post, so that the receiver knows that it is ours. */
  readonly secret?: string | undefined;
}

const waitMs = 15_000;

/** Tells by a POST of JSON: `{id, kind, handoff, raisedAt, subject, text, deskUrl}`, signed in `X-Helpline-Signature` where there is a secret. */
export function createWebhookTeller({ url, secret }: WebhookSettings): Teller {
  return {
    by: 'webhook',
    tell: async ({ raisedAt, ...alert }) => {
      const body = JSON.stringify({ ...alert, raisedAt: new Date(raisedAt).toISOString() });
      const signature = secret && { 'X-Helpline-Signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
      const headers = { 'Content-Type': 'application/json', ...signature };
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(waitMs),
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`the webhook answered ${response.status}`);
    },
    close: () => undefined,
  };
}
