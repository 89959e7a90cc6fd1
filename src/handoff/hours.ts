import { DateTime } from 'luxon';
import { type BankHolidays, type HoursFile, type Way, type Week, weekdays } from './hours-file.ts';

/** The helpline's hours made ready: dates by way, in the helpline's own time zone. */
export interface Hours {
  readonly zone: string;
  readonly ways: Readonly<Record<Way, 'unset' | 'off' | Week>>;
  readonly bankHolidays: ReadonlySet<string>;
  readonly exceptions: HoursFile['exceptions'];
}

/** From when until when a way is open, in milliseconds since 1970; the end is not included. */
export interface Opening {
  readonly from: number;
  readonly until: number;
}

/** No opening is looked for beyond this: a helpline that stays closed for longer has something else to say. */
const farthestDays = 60;

/** The hours with the bank holidays that count for them. */
export function prepareHours(file: HoursFile, holidays: BankHolidays): Hours {
  const { zone, ways, exceptions } = file;
  const nation = file.bankHolidays;
  return { zone, ways, exceptions, bankHolidays: new Set(nation === 'none' ? [] : holidays[nation]) };
}

/** Hours that nobody has set: a content without them, a test. */
export const unsetHours: Hours = {
  zone: 'Europe/London',
  ways: { chat: 'unset', phone: 'unset', whatsapp: 'unset', callback: 'unset' },
  bankHolidays: new Set(),
  exceptions: [],
};

/** The opening that `now` is in; `null` when the way is closed, off, or its hours are unset. */
export function openingAt(hours: Hours, way: Way, now: number): Opening | null {
  const [first] = openings(hours, way, now);
  return first && first.from <= now ? first : null;
}

/** The next time that the way opens after `now`; `null` when none is known. */
export function nextOpening(hours: Hours, way: Way, now: number): Opening | null {
  for (const opening of openings(hours, way, now)) if (opening.from > now) return opening;
  return null;
}

/** The openings of a way that end after `now`, in order, as far ahead as anybody plans. Each day's times count by the local clock, also when it changes. */
export function* openings(hours: Hours, way: Way, now: number): Generator<Opening> {
  const week = hours.ways[way];
  if (week === 'unset' || week === 'off') return;
  const today = DateTime.fromMillis(now, { zone: hours.zone }).startOf('day');
  for (let i = 0; i < farthestDays; i++) {
    const date = today.plus({ days: i });
    for (const text of timesOn(hours, way, week, date)) {
      const opening = { from: clockOn(date, text.slice(0, 5)), until: clockOn(date, text.slice(6)) };
      if (opening.until > now && opening.from < opening.until) yield opening;
    }
  }
}

/** Midnight after `now`, where the helpline is. */
export function endOfDay({ zone }: Pick<Hours, 'zone'>, now: number): number {
  return DateTime.fromMillis(now, { zone }).startOf('day').plus({ days: 1 }).toMillis();
}

function timesOn({ bankHolidays, exceptions }: Hours, way: Way, week: Week, date: DateTime): readonly string[] {
  const day = date.toISODate() ?? '';
  const exception = exceptions.find(({ from, to, ways }) => ways.includes(way) && from <= day && day <= (to ?? from));
  if (exception) return exception.open;
  if (bankHolidays.has(day)) return week['bank-holidays'] ?? [];
  const name = weekdays[date.weekday - 1];
  return (name && week[name]) ?? [];
}

/** A time of the local clock. One that the spring change leaves out comes an hour later; of one that the autumn change brings twice, the first. */
function clockOn(date: DateTime, text: string): number {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  if (hour === 24) return date.plus({ days: 1 }).toMillis();
  return date.set({ hour, minute }).toMillis();
}
