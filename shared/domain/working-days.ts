import * as z from 'zod';
import { Bilingual } from './bilingual.ts';
import { addDays, Day, dayOf, dayOfEpoch, epochDayOf, startOfDay, weekdayOf } from './day.ts';
import type { Moment } from './moment.ts';

/**
 * The State Council's yearly notices as data: days off (both ends included) and the weekend days worked in exchange.
 * `years` says for which years the notice has been entered.
 */
export const WorkingCalendar = z.strictObject({
  years: z.array(z.int().min(1900).max(2199)),
  sources: z.array(z.string().min(1)),
  holidays: z.array(z.strictObject({ from: Day, to: Day, name: Bilingual })),
  makeUpWorkdays: z.array(Day),
});
export type WorkingCalendar = z.infer<typeof WorkingCalendar>;

/** How long a clock runs. */
export type ClockLength = { readonly days: number; readonly kind: 'working' | 'calendar' };

/**
 * Whether people are at work.
 *
 * In a year without data Monday to Friday count as worked, rather than refusing: the notice for a year appears only in
 * the November before it, and a clock that cannot be set protects nobody. Such a deadline comes out early by the
 * holidays it runs over (or late by one make-up weekend), so `yearsAssumed` names the years, and whoever sets a clock
 * can say so and set it again when the notice has been entered.
 */
export const isWorkingDay = (day: Day, calendar: WorkingCalendar): boolean => {
  const { off, worked } = exceptionsOf(calendar);
  const epochDay = epochDayOf(day);
  if (worked.has(epochDay)) return true;
  return !off.has(epochDay) && weekdayOf(day) <= 5;
};

/**
 * The `count`-th working day after `day`, which itself is not counted (Civil Code art. 201); `day` itself for 0.
 * Throws RangeError for a negative or fractional count.
 */
export const addWorkingDays = (day: Day, count: number, calendar: WorkingCalendar): Day => {
  requireCount(count);
  let reached = day;
  for (let left = count; left > 0; ) {
    reached = addDays(reached, 1);
    if (isWorkingDay(reached, calendar)) left -= 1;
  }
  return reached;
};

/** Working days in the interval (from, to]; 0 when `to` is not after `from`. */
export const workingDaysBetween = (from: Day, to: Day, calendar: WorkingCalendar): number => {
  let count = 0;
  for (let day = epochDayOf(from) + 1; day <= epochDayOf(to); day += 1) {
    if (isWorkingDay(dayOfEpoch(day), calendar)) count += 1;
  }
  return count;
};

/** The last day on which what the clock measures is still in time. The day it starts is not counted. */
export const dueDay = (start: Moment, clock: ClockLength, calendar: WorkingCalendar): Day => {
  requireCount(clock.days);
  const first = dayOf(start);
  // A calendar clock is not moved off a holiday (as Civil Code art. 203 would allow): those here bind the office, and
  // the shorter reading is the one kinder to the subject.
  return clock.kind === 'working' ? addWorkingDays(first, clock.days, calendar) : addDays(first, clock.days);
};

/**
 * When the clock has run out: midnight in Asia/Shanghai that ends the due day (Civil Code art. 203: 24:00).
 * The interval is [start, due): done in time means `at < due`.
 */
export const dueMoment = (start: Moment, clock: ClockLength, calendar: WorkingCalendar): Moment =>
  startOfDay(addDays(dueDay(start, clock, calendar), 1));

/** The years touched by (from, to] for which weekdays had to stand in for the calendar; empty when all is known. */
export const yearsAssumed = (from: Day, to: Day, calendar: WorkingCalendar): number[] => {
  const years: number[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    if (!calendar.years.includes(year)) years.push(year);
  }
  return years;
};

const requireCount = (count: number): void => {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError('A clock counts whole days, 0 or more');
};

type Exceptions = { readonly off: ReadonlySet<number>; readonly worked: ReadonlySet<number> };

// Imports date a hundred thousand rows against one calendar object; expanding its ranges once keeps that linear.
const expanded = new WeakMap<WorkingCalendar, Exceptions>();

const exceptionsOf = (calendar: WorkingCalendar): Exceptions => {
  const known = expanded.get(calendar);
  if (known) return known;
  const off = new Set<number>();
  for (const { from, to } of calendar.holidays) {
    for (let day = epochDayOf(from); day <= epochDayOf(to); day += 1) off.add(day);
  }
  const exceptions = { off, worked: new Set(calendar.makeUpWorkdays.map(epochDayOf)) };
  expanded.set(calendar, exceptions);
  return exceptions;
};
