import type { CallbackTime } from '../handoff/callback.ts';
import { readWhen } from '../handoff/time-words.ts';
import type { World } from './world.ts';

type Now = Pick<World, 'content' | 'now'>;

/** "today at 6pm", "on Monday at 9am": when something is, as the helpline's clocks have it. */
export function whenWords(at: number, { content, now }: Now): string {
  const { day, weekday, date, time } = readWhen(at, now, content.hours.zone);
  return content.say(`when-${day}`, { weekday, date, time });
}

/** What is nearer than this is said in minutes. */
const soonMs = 60 * 60_000;

/** "in about 20 minutes"; `null` for what is further off than an hour. */
export function soonWords(at: number, { content, now }: Now): string | null {
  if (at - now > soonMs) return null;
  return content.say('when-soon', { minutes: String(Math.max(1, Math.ceil((at - now) / 60_000))) });
}

/** "Monday 30 November, 9am to 12 noon": when a family is rung; where no times are written down, as soon as somebody can. */
export function callbackTimeWords({ from, until }: CallbackTime, { content, now }: Now): string {
  if (until === null) return content.say('callback-any-time');
  const begin = readWhen(from, now, content.hours.zone);
  const end = readWhen(until, now, content.hours.zone);
  const values = { date: begin.date, from: begin.time, until: end.time };
  return content.say(begin.day === 'today' || begin.day === 'tomorrow' ? `callback-time-${begin.day}` : 'callback-time', values);
}
