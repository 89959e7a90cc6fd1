import type { AdvisorRef, Briefing, ClosedAs, Consent, Handoff, HandoffReason } from './handoff.ts';

/** What a family asks for when they ask for a person. */
export interface HandoffRequest {
  readonly reason: HandoffReason;
  /** As the family edited it; `null`: they did not want one. */
  readonly briefing: Briefing | null;
  /** `null`: they did not agree to share the briefing. They may talk all the same. */
  readonly consent: Consent | null;
}

/** A handoff that is offered: nobody waits yet. `at` in milliseconds since 1970, here and below. */
export function offerHandoff(id: string, reason: HandoffReason, at: number): Handoff {
  return {
    id,
    status: 'offered',
    reason,
    flag: reason === 'urgent' || reason === 'crisis' ? reason : null,
    requestedAt: at,
    waitingSince: at,
    advisor: null,
    claimedAt: null,
    heldSince: null,
    closedAt: null,
    closedAs: null,
    outcome: null,
    briefing: null,
    consent: null,
    rating: null,
    code: null,
    asked: 0,
  };
}

/** Into the queue. A briefing that was not agreed to is not kept: it can't be read by mistake. */
export function joinQueue(handoff: Handoff, { briefing, consent }: HandoffRequest, at: number): Handoff {
  return { ...handoff, status: 'waiting', requestedAt: at, waitingSince: at, briefing: consent && briefing, consent };
}

/** An advisor takes it. */
export function claimFor(handoff: Handoff, advisor: AdvisorRef, at: number): Handoff {
  return { ...handoff, status: 'active', advisor, claimedAt: handoff.claimedAt ?? at, heldSince: at, asked: 0 };
}

/** Back into the queue, at the place that its first waiting time gives. */
export function putBack(handoff: Handoff): Handoff {
  return { ...handoff, status: 'waiting', advisor: null, heldSince: null, asked: 0 };
}

/** The end of it. */
export function close(handoff: Handoff, closedAs: ClosedAs, at: number, outcome: string | null = null): Handoff {
  return { ...handoff, status: 'closed', closedAt: at, closedAs, outcome };
}
