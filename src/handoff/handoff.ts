import { z } from 'zod';

/** An advisor: the id that sign-in gives, and the name that families see ("Sam"). */
const advisorRefSchema = z.object({ id: z.string().min(1).max(256), name: z.string().min(1).max(80) });
export type AdvisorRef = z.infer<typeof advisorRefSchema>;

/** The id of whoever talks with a family from another engagement hub: it has no place at the desk, and no lease. */
export const hubAdvisorId = 'hub';

/** Why a person was wanted: for the queue and the insights page. */
export const handoffReasons = ['asked', 'not-understood', 'crisis', 'urgent', 'advice', 'dialog'] as const;
export type HandoffReason = (typeof handoffReasons)[number];

/** `offered`: the ways to a person were shown. `waiting`: in the queue. `active`: an advisor talks with the family. */
export const handoffStatuses = ['offered', 'waiting', 'active', 'closed'] as const;
export type HandoffStatus = (typeof handoffStatuses)[number];

/** How a handoff ended: the family left, nobody came in time, an advisor closed it, or it could not be carried on. */
export const closedWays = ['left', 'timed-out', 'completed', 'failed'] as const;
export type ClosedAs = (typeof closedWays)[number];

/** The longest that a part of a briefing may be, in UTF-16 units. */
export const longestBriefing = 1000;

const briefingPart = z.string().max(longestBriefing);

/** What an advisor reads instead of asking the family for their story: what they asked, what they were told, what they need. */
export const briefingSchema = z.object({ asked: briefingPart, told: briefingPart, need: briefingPart });
export type Briefing = z.infer<typeof briefingSchema>;

/** What the family agreed to when they shared their briefing: the version of the text, and when (milliseconds since 1970). */
export const consentSchema = z.object({ version: z.string(), at: z.number() });
export type Consent = z.infer<typeof consentSchema>;

const time = z.number().int();

/** One handoff from the assistant to a person: part of its conversation's state, and a row of the desk's queue. Times in milliseconds since 1970. */
export const handoffSchema = z.object({
  id: z.string(),
  status: z.enum(handoffStatuses),
  reason: z.enum(handoffReasons),
  /** Danger that was said, before or meanwhile. */
  flag: z.enum(['urgent', 'crisis']).nullable(),
  requestedAt: time,
  /** When the family first came into the queue: kept when they have to come back to it. */
  waitingSince: time,
  advisor: advisorRefSchema.nullable(),
  /** When an advisor first took it: the end of the wait. */
  claimedAt: time.nullable(),
  /** When the advisor who has it took it. */
  heldSince: time.nullable(),
  closedAt: time.nullable(),
  closedAs: z.enum(closedWays).nullable(),
  /** The outcome code that the advisor gave at the end. */
  outcome: z.string().nullable(),
  briefing: briefingSchema.nullable(),
  /** `null`: not agreed, so the briefing is not shared. */
  consent: consentSchema.nullable(),
  rating: z.number().int().min(1).max(5).nullable(),
  /** The code that the family says on the phone or in WhatsApp. */
  code: z.string().nullable(),
  /** How often the family was asked whether they go on waiting, since they last said so. */
  asked: z.number().int().nonnegative(),
});
export type Handoff = z.infer<typeof handoffSchema>;

/** Whether a handoff still wants something of somebody: it is in the queue, or an advisor has it. */
export function isUnderWay(handoff: Handoff | null): handoff is Handoff & { status: 'waiting' | 'active' } {
  return handoff !== null && (handoff.status === 'waiting' || handoff.status === 'active');
}

/** What an advisor does in a conversation. `key`s and ids are the desk's business; this is what is meant. */
export type AdvisorAct =
  | { readonly kind: 'claim' }
  /** `entry`: the approved answer that was inserted, so that its source is shown with it. */
  | { readonly kind: 'say'; readonly text: string; readonly entry?: string }
  /** For advisors alone. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'transfer'; readonly to: AdvisorRef }
  | { readonly kind: 'put-back' }
  | { readonly kind: 'close'; readonly outcome: string };

/** Why an act was refused, in a code; `by`: the advisor who has the conversation, where that is the reason. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly by?: string;
}

/**
 * `claimed`: another advisor was first. `not-yours`: only the advisor who has it may. `not-waiting`, `over`: there is nothing
 * to claim, it has ended. `at-cap`: this advisor has as many chats as one may. `failed`: a bug of ours; nothing was changed.
 */
export type RefusalCode = 'claimed' | 'not-yours' | 'not-waiting' | 'over' | 'at-cap' | 'failed';

/** What happened to a handoff: the rows of its history. */
export const handoffEvents = [
  'requested',
  'claimed',
  'transferred',
  'put-back',
  'lease-lost',
  'asked-to-wait-on',
  'waits-on',
  'flagged',
  'left',
  'timed-out',
  'closed',
  'failed',
  'rated',
] as const;
export type HandoffEvent = (typeof handoffEvents)[number];
