import { readAvailability } from '../handoff/availability.ts';
import type { DeskView } from '../handoff/desk-view.ts';
import type { Hours } from '../handoff/hours.ts';
import { readWhen } from '../handoff/time-words.ts';

/** Why families are offered no chat with a person just now, in words for advisors; `null`: they are. */
export function closedBecause(hours: Hours, view: DeskView, now: number): string | null {
  const { chat } = readAvailability(hours, view, { isBlocked: false, isReachable: true }, now);
  if (view.overrides.closedToday) return 'a lead has closed the desk for today.';
  if (chat.kind === 'off') return 'the hours of the helpline have no chat.';
  if (chat.kind === 'opens') return `by its hours it opens ${whenWords(chat.opensAt, now, hours)}.`;
  return chat.kind === 'nobody' ? 'nobody who is at their desk takes chats.' : null;
}

function whenWords(at: number, now: number, hours: Hours): string {
  const { day, weekday, date, time } = readWhen(at, now, hours.zone);
  const dayWords = { today: 'today', tomorrow: 'tomorrow', week: `on ${weekday}`, date: `on ${date}` }[day];
  return `${dayWords} at ${time}`;
}
