import { IANAZone } from 'luxon';
import { z } from 'zod';

/** The ways to a person. `callback`: an advisor rings the family. */
export const ways = ['chat', 'phone', 'whatsapp', 'callback'] as const;
export type Way = (typeof ways)[number];

/** The parts of the United Kingdom that have bank holidays of their own. */
export const nations = ['england-and-wales', 'scotland', 'northern-ireland'] as const;

const clockTime = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const intervalSchema = z
  .string()
  .regex(new RegExp(`^${clockTime}-(?:${clockTime}|24:00)$`), 'write times such as 09:00-17:00')
  .refine((text) => text.slice(0, 5) < text.slice(6), 'the end has to come after the beginning; part a night at 24:00');

/** `09:00-17:00`: local times of one day, the end not included. */
export type IntervalText = z.infer<typeof intervalSchema>;

const intervalsSchema = z.array(intervalSchema).refine(areInOrder, 'put the times of a day in order, without overlap');

/** The days that hours are written for: those of the week, and bank holidays. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const weekSchema = z.strictObject({
  monday: intervalsSchema.optional(),
  tuesday: intervalsSchema.optional(),
  wednesday: intervalsSchema.optional(),
  thursday: intervalsSchema.optional(),
  friday: intervalsSchema.optional(),
  saturday: intervalsSchema.optional(),
  sunday: intervalsSchema.optional(),
  'bank-holidays': intervalsSchema.optional(),
});

/** The times of each day of the week at which a way is open. A day that is not there is closed. */
export type Week = z.infer<typeof weekSchema>;

const wayHoursSchema = z.union([z.literal('unset'), z.literal('off'), weekSchema], 'write unset, off, or the times of each day');

const day = z.iso.date('write a date such as 2026-12-24');

const exceptionSchema = z
  .strictObject({
    from: day,
    to: day.optional(),
    open: intervalsSchema.default([]),
    ways: z
      .array(z.enum(ways))
      .min(1)
      .default([...ways]),
  })
  .refine(({ from, to }) => to === undefined || from <= to, 'the last day has to come after the first');

/** `knowledge/hours.yaml`: when a person can be reached, by each way. */
export const hoursFileSchema = z.strictObject({
  zone: z.string().refine(IANAZone.isValidZone, 'write a time zone such as Europe/London'),
  bankHolidays: z.enum([...nations, 'none']),
  ways: z.strictObject({ chat: wayHoursSchema, phone: wayHoursSchema, whatsapp: wayHoursSchema, callback: wayHoursSchema }),
  /** Days that are unlike others; the first that fits counts. */
  exceptions: z.array(exceptionSchema),
});
export type HoursFile = z.infer<typeof hoursFileSchema>;

/** `knowledge/bank-holidays.yaml`: dates by nation, where they are from, and the last year that is there in full. */
export const bankHolidaysSchema = z.strictObject({
  source: z.url(),
  lastYear: z.number().int().min(2000),
  'england-and-wales': z.array(day),
  scotland: z.array(day),
  'northern-ireland': z.array(day),
});
export type BankHolidays = z.infer<typeof bankHolidaysSchema>;

function areInOrder(intervals: readonly IntervalText[]): boolean {
  return intervals.every((interval, i) => i === 0 || (intervals[i - 1] ?? '').slice(6) <= interval.slice(0, 5));
}
