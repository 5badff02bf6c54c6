import * as z from 'zod';
import { type Moment, millisOf, momentAt } from './moment.ts';

/** The one time zone of the project. Every conversion between moments and days is in this file. */
export const TIME_ZONE = 'Asia/Shanghai';

// China has kept UTC+8 without summer time since 15 September 1991; nothing here turns an older moment into a day
// (birth dates are days from the start), so a constant is exact and needs no time-zone data in a bundle.
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

const FIRST = '1900-01-01';
const LAST = '2199-12-31';

/** A calendar day that exists, 'YYYY-MM-DD', 1900 to 2199: outside lie only slips such as year 0021 or 20211. */
export const Day = z.iso
  .date()
  .refine(day => day >= FIRST && day <= LAST, `A day between ${FIRST} and ${LAST}`)
  .brand<'Day'>();
export type Day = z.infer<typeof Day>;

/** Days since 1970-01-01; the form in which days are added and compared by weekday. */
export const epochDayOf = (day: Day): number => Date.parse(day) / DAY_MS;

/** Throws where the result leaves the years that `Day` knows. */
export const dayOfEpoch = (epochDay: number): Day =>
  Day.parse(new Date(epochDay * DAY_MS).toISOString().slice(0, 10));

/** The day in Asia/Shanghai on which a moment falls. */
export const dayOf = (moment: Moment): Day => dayOfEpoch(Math.floor((millisOf(moment) + OFFSET_MS) / DAY_MS));

/** 00:00 in Asia/Shanghai, the first instant of the day. */
export const startOfDay = (day: Day): Moment => momentAt(epochDayOf(day) * DAY_MS - OFFSET_MS);

/** `count` days later; earlier when negative. */
export const addDays = (day: Day, count: number): Day => dayOfEpoch(epochDayOf(day) + count);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => epochDayOf(to) - epochDayOf(from);

/** The same day `count` months later; where that month is shorter, its last day (Civil Code art. 202). */
export const addMonths = (day: Day, count: number): Day => {
  const { year, month, date } = partsOf(day);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return dayOfEpoch(first.getTime() / DAY_MS + Math.min(date, length) - 1);
};

/** 1 Monday … 7 Sunday (ISO 8601). */
export const weekdayOf = (day: Day): number => ((((epochDayOf(day) + 3) % 7) + 7) % 7) + 1;

/**
 * Age in full years (周岁) on a day; negative before birth.
 *
 * Reached on the birthday itself, as civil registration and banks count under Civil Code art. 17 and 200; criminal
 * justice counts from the day after, which would shut out for one day people whom every counter in the city serves.
 * Born on 29 February, one turns on 1 March in a common year: on 28 February the year is not yet full.
 */
export const ageOn = (birth: Day, day: Day): number => {
  const b = partsOf(birth);
  const d = partsOf(day);
  const birthdayReached = d.month > b.month || (d.month === b.month && d.date >= b.date);
  return d.year - b.year - (birthdayReached ? 0 : 1);
};

const partsOf = (day: Day) => ({
  year: Number(day.slice(0, 4)),
  month: Number(day.slice(5, 7)),
  date: Number(day.slice(8, 10)),
});
