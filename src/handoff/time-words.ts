import { DateTime } from 'luxon';

/** When something is, as seen from now: the parts of a sentence, each in the helpline's own time zone. */
export interface When {
  /** `week`: within the next six days, so that the weekday alone says which. */
  readonly day: 'today' | 'tomorrow' | 'week' | 'date';
  /** "Monday". */
  readonly weekday: string;
  /** "Monday 4 January". */
  readonly date: string;
  /** "9am", "12 noon", "6:30pm". */
  readonly time: string;
}

const weekDays = 6;

/** Says when `at` is for somebody who asks at `now`; both in milliseconds since 1970. */
export function readWhen(at: number, now: number, zone: string): When {
  const then = DateTime.fromMillis(at, { zone, locale: 'en-GB' });
  const today = DateTime.fromMillis(now, { zone }).startOf('day');
  const days = Math.round(then.startOf('day').diff(today, 'days').days);
  const day = days === 0 ? 'today' : days === 1 ? 'tomorrow' : days > 1 && days <= weekDays ? 'week' : 'date';
  return { day, weekday: then.toFormat('cccc'), date: then.toFormat('cccc d LLLL'), time: clockWords(then) };
}

/** As people say it: no noughts, and noon and midnight by name, since 12am and 12pm are mistaken for one another. */
function clockWords(time: DateTime): string {
  if (time.minute === 0 && time.hour === 12) return '12 noon';
  if (time.minute === 0 && time.hour === 0) return 'midnight';
  return time
    .toFormat(time.minute === 0 ? 'ha' : 'h:mma')
    .toLowerCase()
    .replace(/\s/g, '');
}
