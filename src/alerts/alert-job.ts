import type { Clock } from '../clock.ts';
import type { ToldBy } from '../handoff/alert.ts';
import type { Log } from '../log.ts';
import type { OpenAlert } from '../store/handoff-port.ts';
import type { Store } from '../store/port.ts';
import { alertWords } from './alert-words.ts';
import type { Teller } from './teller.ts';

/** What alerts are told with. */
export interface AlertParts {
  readonly store: Pick<Store, 'takeSideTurn'> & {
    readonly handoffs: Pick<Store['handoffs'], 'openAlerts' | 'takeAlert' | 'endAlert' | 'find'>;
  };
  readonly tellers: readonly Teller[];
  readonly clock: Clock;
  readonly log: Log;
  /** Where the desk is opened. */
  readonly deskUrl: string;
}

const atOnce = 20;
const firstRetryMs = 60_000;
const longestRetryMs = 3_600_000;

/**
 * Tells of every alert whose time has come, by every way there is; one that worked is enough. What nobody took is tried again,
 * ever more slowly, until its time is over. The conversation's log shows who was told. How many were told of.
 */
export async function tellAlerts(parts: AlertParts): Promise<number> {
  let told = 0;
  for (const alert of await parts.store.handoffs.openAlerts(atOnce)) {
    const until = parts.clock.now() + Math.min(firstRetryMs * 2 ** alert.tries, longestRetryMs);
    // Another instance may be telling of it just now.
    if (!(await parts.store.handoffs.takeAlert(alert, until))) continue;
    if (await isOver(alert, parts)) await parts.store.handoffs.endAlert(alert.id);
    else if (await tellOf(alert, parts)) told += 1;
  }
  return told;
}

/** Somebody has taken the family meanwhile. */
async function isOver({ kind, handoff }: OpenAlert, { store }: AlertParts): Promise<boolean> {
  if (kind !== 'waiting-unattended' || handoff === null) return false;
  return (await store.handoffs.find(handoff))?.handoff.status !== 'waiting';
}

async function tellOf(alert: OpenAlert, { store, tellers, log, deskUrl }: AlertParts): Promise<boolean> {
  const { id, kind, handoff, raisedAt, channel, conversation } = alert;
  const message = { id, kind, handoff, raisedAt, deskUrl, ...alertWords(kind, raisedAt, deskUrl) };
  const by: ToldBy[] = [];
  for (const teller of tellers) {
    await teller.tell(message).then(
      () => by.push(teller.by),
      (err: unknown) => log.error({ err, kind, by: teller.by }, 'an alert could not be told; it is tried again'),
    );
  }
  if (by.length === 0 && tellers.length > 0) return false;
  if (tellers.length === 0)
    log.warn({ kind, channel, conversation }, 'there is nobody to tell: set ALERT_MAIL_TO or ALERT_WEBHOOK_URL');
  // Under a key, so that one that is told of twice after a crash stands in the log once.
  await store.takeSideTurn({ channel, conversation, key: `alert ${id}`, input: { kind: 'alerted', alert: kind, by } });
  await store.handoffs.endAlert(id);
  return by.length > 0;
}

/** Looks every `everyMs` for alerts to tell of. Returns the way to stop. */
export function watchAlerts(parts: AlertParts, everyMs: number): () => void {
  let running = false;
  const look = () => {
    if (running) return;
    running = true;
    tellAlerts(parts)
      .catch((err: unknown) => parts.log.warn({ err }, 'alerts were not looked for; it is tried again'))
      .finally(() => {
        running = false;
      });
  };
  const timer = setInterval(look, everyMs).unref();
  return () => {
    clearInterval(timer);
    for (const teller of parts.tellers) teller.close();
  };
}
