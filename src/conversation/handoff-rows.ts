import type { Handoff, HandoffEvent } from '../handoff/handoff.ts';
import type { NewLogRow } from './turn-request.ts';

/** What a family has no use for stays with the advisors. */
const forAdvisors: ReadonlySet<HandoffEvent> = new Set(['flagged', 'rated', 'asked-to-wait-on', 'waits-on']);

/** What happened to a handoff, as a row of its conversation's log. `handoff`: as it stands after that. */
export function eventRow(event: HandoffEvent, { id, status, advisor }: Handoff): NewLogRow {
  return {
    audience: forAdvisors.has(event) ? 'advisors' : 'all',
    from: 'system',
    body: { kind: 'handoff', event, handoff: id, status, advisor },
  };
}
