import type { Log } from './log.ts';
import type { RetentionLimits, Store } from './store/port.ts';

/** Not in the first minute, when families who were away come back all at once. */
const standardPace = { firstAfterMs: 60_000, everyMs: 3_600_000 };

/**
 * Removes what has been kept for long enough: soon after the start, then each hour. Says how much went, in numbers; what
 * fails is tried again the next time. Returns the way to stop.
 */
export function startRetentionJob(
  store: Pick<Store, 'keepRetention'>,
  limits: RetentionLimits,
  log: Log,
  { firstAfterMs, everyMs } = standardPace,
): () => void {
  let timer = setTimeout(run, firstAfterMs).unref();

  function run(): void {
    timer = setTimeout(run, everyMs).unref();
    store.keepRetention(limits).then(
      ({ conversations, rows }) => {
        if (conversations + rows > 0) log.info({ conversations, rows }, 'removed what was kept for long enough');
      },
      (err: unknown) => log.error({ err }, 'what was kept for long enough could not be removed; it is tried again in an hour'),
    );
  }

  return () => clearTimeout(timer);
}
