import type { ServiceState } from '../control/exchange.ts';
import { type Finding, fault, good, warning } from './finding.ts';

const about = 'running service';

/** What the running service says of itself. */
export function examineService(state: ServiceState, now: number): Finding[] {
  const hours = (now - state.startedAt) / 3_600_000;
  const findings: Finding[] = [good(about, `it runs at ${state.address} since ${new Date(state.startedAt).toISOString()}`)];
  if (!state.storeAnswers)
    findings.push(
      fault(
        'store',
        'it does not answer the running service',
        'Nothing that families write can be saved: look at the database or the disk, and at the log.',
      ),
    );
  if (state.retentionFailed)
    findings.push(
      fault(
        'retention',
        'what was kept for long enough could not be removed',
        'Chats are kept for longer than families were told: look at the log, the disk and the database.',
      ),
    );
  else if (hours > 3 && (state.retentionAt === null || now - state.retentionAt > 3 * 3_600_000))
    findings.push(
      warning(
        'retention',
        'nothing has been looked through for three hours',
        'It should be each hour: restart the service, and look at its log.',
      ),
    );
  if (state.distrustedForwards > 0)
    findings.push(
      fault(
        'proxies',
        `${state.distrustedForwards} requests came through a proxy that TRUSTED_PROXIES does not name`,
        'All families behind it count as one address, and share one limit: add the proxy’s address to TRUSTED_PROXIES.',
      ),
    );
  return findings;
}
