import { hubAdvisorId, isUnderWay } from '../handoff/handoff.ts';
import { claimFor, close } from '../handoff/transitions.ts';
import { change } from './advisor-turns.ts';
import { putAside } from './dialog-places.ts';
import { leaveButton, sayEnd, sayToFamily } from './handoff-say.ts';
import type { SideInbound } from './inbound.ts';
import type { State } from './state.ts';
import type { Turn } from './turn-result.ts';
import type { World } from './world.ts';

/** Takes what the hub says of its handoff. Where no handoff is under way any more, it changes nothing. */
export function followHub(
  state: State,
  { state: hub, handoff: id, advisorName }: Extract<SideInbound, { kind: 'hub' }>,
  world: World,
): Turn {
  const { handoff } = state;
  const { content, now } = world;
  if (!isUnderWay(handoff) || handoff.id !== id) return { state, replies: [] };
  const name = advisorName ?? handoff.advisor?.name ?? content.pack.charity.name;
  if (hub === 'accepted') {
    if (handoff.status === 'active') return { state, replies: [] };
    return change(putAside(state), claimFor(handoff, { id: hubAdvisorId, name }, now), 'claimed', (next) =>
      sayToFamily(next, content.say('handoff-joined', { name }), [leaveButton(content)]),
    );
  }
  if (hub === 'completed')
    return change(state, close(handoff, 'completed', now), 'closed', (next) =>
      sayEnd(next, content.say('handoff-closed', { name }), world),
    );
  const failed = change(state, close(handoff, 'failed', now), 'failed', (next) =>
    sayEnd(next, content.say('handoff-failed'), world),
  );
  return { ...failed, alerts: [{ kind: 'hub-failed', handoff: handoff.id }] };
}
