import type { DeskView } from './desk-view.ts';
import { endOfDay, type Hours, nextOpening, type Opening, openingAt, openings } from './hours.ts';
import type { Way } from './hours-file.ts';
import { estimateWaitMs } from './queue.ts';

/** How a way to a person stands right now. Times in milliseconds since 1970. */
export type WayState =
  /** Somebody can be reached at once. */
  | { readonly kind: 'now' }
  /** Open, but others wait already. `waitMs`: about how long it takes; `null` where there is no basis for saying so. */
  | { readonly kind: 'queue'; readonly waitMs: number | null }
  /** Its hours are unset: it may be tried, and nothing is promised. */
  | { readonly kind: 'unknown' }
  /** Closed; `opensAt` is when it opens next. */
  | { readonly kind: 'opens'; readonly opensAt: number }
  /** Nobody is there, and nobody can say when somebody will be. */
  | { readonly kind: 'nobody' }
  /** Not offered at all. */
  | { readonly kind: 'off' };

/** Each way to a person, as it stands right now. */
export type Availability = Readonly<Record<Way, WayState>>;

/** Who asks, as far as it decides what they may be offered. */
export interface Asker {
  /** A lead has said that they may not take up advisors' time: the phone is left to them. */
  readonly isBlocked: boolean;
  /** Whether an advisor could write to them while they are not asking. */
  readonly isReachable: boolean;
}

/** What the hours, who is signed in and the lead's wishes come to at `now`. */
export function readAvailability(hours: Hours, desk: DeskView, asker: Asker, now: number): Availability {
  return {
    chat: asker.isBlocked || !asker.isReachable ? off : chatState(hours, desk, now),
    phone: hoursState(hours, 'phone', now),
    whatsapp: hoursState(hours, 'whatsapp', now),
    callback: asker.isBlocked ? off : callbackState(hours, desk, now),
  };
}

/** Whether a way can be taken right now. */
export function isOpen({ kind }: WayState): boolean {
  return kind === 'now' || kind === 'queue' || kind === 'unknown';
}

/** At most so many times for a callback are offered at once. */
const mostWindows = 6;
/** A window with less left of it than this is no use. */
const shortestWindowMs = 30 * 60_000;

/** The times in which an advisor may call a family back, the first ones; none where no hours are set. */
export function callbackWindows(hours: Hours, desk: Pick<DeskView, 'overrides'>, now: number): Opening[] {
  const earliest = desk.overrides.closedToday ? endOfDay(hours, now) : now;
  const windows: Opening[] = [];
  for (const opening of openings(hours, 'callback', now)) {
    const left = { from: Math.max(opening.from, earliest), until: opening.until };
    if (left.until - left.from >= shortestWindowMs) windows.push(left);
    if (windows.length === mostWindows) break;
  }
  return windows;
}

const off: WayState = { kind: 'off' };

function hoursState(hours: Hours, way: Way, now: number): WayState {
  if (hours.ways[way] === 'off') return off;
  if (hours.ways[way] === 'unset') return { kind: 'unknown' };
  return openingAt(hours, way, now) ? { kind: 'now' } : closedState(hours, way, now);
}

function closedState(hours: Hours, way: Way, now: number): WayState {
  const next = nextOpening(hours, way, now);
  return next ? { kind: 'opens', opensAt: next.from } : { kind: 'nobody' };
}

/** A chat needs somebody at the desk: hours alone promise nothing. */
function chatState(hours: Hours, desk: DeskView, now: number): WayState {
  if (hours.ways.chat === 'off') return off;
  if (desk.overrides.closedToday) return closedState(hours, 'chat', endOfDay(hours, now) - 1);
  if (hours.ways.chat !== 'unset' && !openingAt(hours, 'chat', now)) return closedState(hours, 'chat', now);
  if (desk.onDuty.length === 0) return { kind: 'nobody' };
  const { chatCap } = desk.overrides;
  const isFree = desk.onDuty.some(({ chats }) => chatCap === null || chats < chatCap);
  if (isFree && desk.waiting.length === 0) return { kind: 'now' };
  return { kind: 'queue', waitMs: estimateWaitMs(desk, { id: '', waitingSince: now }) };
}

function callbackState(hours: Hours, desk: DeskView, now: number): WayState {
  if (hours.ways.callback === 'off') return off;
  if (hours.ways.callback === 'unset') return { kind: 'unknown' };
  return callbackWindows(hours, desk, now).length > 0 ? { kind: 'now' } : { kind: 'nobody' };
}
