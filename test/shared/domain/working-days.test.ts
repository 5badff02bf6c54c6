import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  Day,
  dayOf,
  dayOfEpoch,
  epochDayOf,
  startOfDay,
  weekdayOf,
} from '../../../shared/domain/day.ts';
import { later, Moment } from '../../../shared/domain/moment.ts';
import {
  addWorkingDays,
  dueDay,
  dueMoment,
  isWorkingDay,
  workingDaysBetween,
  yearsAssumed,
} from '../../../shared/domain/working-days.ts';
import { zhengzhou } from './zhengzhou.ts';

const { calendar } = zhengzhou();
const day = (text: string): Day => Day.parse(text);
const anyDay = fc
  .integer({ min: epochDayOf(day('2021-01-01')), max: epochDayOf(day('2026-11-30')) })
  .map(dayOfEpoch);
const count = fc.integer({ min: 0, max: 40 });

describe('the calendar of the State Council', () => {
  // Counted independently: weekdays of the year less the days off on weekdays, plus the make-up days.
  test.each([
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, expected) => {
    expect(workingDaysBetween(day(`${year - 1}-12-31`), day(`${year}-12-31`), calendar)).toBe(expected);
  });

  test.each([
    ['2021-09-18', true, 'a Saturday worked for the Mid-Autumn Festival'],
    ['2021-09-20', false, 'a Monday off'],
    ['2021-10-09', true, 'a Saturday worked for National Day'],
    ['2021-07-20', true, 'the Tuesday of the flood'],
    ['2021-07-24', false, 'a plain Saturday'],
    ['2024-02-29', true, 'a leap day'],
    ['2024-02-09', true, 'New Year’s Eve of 2024, only recommended as a day off'],
    ['2022-12-31', false, 'announced by the next year’s notice'],
  ])('%s: %s, %s', (text, worked) => expect(isWorkingDay(day(text), calendar)).toBe(worked));

  test('moves work only between weekdays and weekends', () => {
    for (const made of calendar.makeUpWorkdays) expect(weekdayOf(made)).toBeGreaterThan(5);
  });
});

describe('counting working days', () => {
  test('runs over a golden week and its make-up Saturday', () => {
    // 30 September is a Thursday; 8 October a Friday, 9 October a worked Saturday, 11 October a Monday.
    expect(addWorkingDays(day('2021-09-30'), 3, calendar)).toBe('2021-10-11');
  });

  test('of n working days holds exactly n, and ends on one', () => {
    fc.assert(
      fc.property(anyDay, count, (from, n) => {
        const to = addWorkingDays(from, n, calendar);
        expect(workingDaysBetween(from, to, calendar)).toBe(n);
        expect(n === 0 || isWorkingDay(to, calendar)).toBe(true);
      }),
    );
  });

  test('ends later when it starts later or runs longer', () => {
    fc.assert(
      fc.property(anyDay, count, (from, n) => {
        const end = addWorkingDays(from, n, calendar);
        expect(addWorkingDays(addDays(from, 1), n, calendar) >= end).toBe(true);
        expect(addWorkingDays(from, n + 1, calendar) > end).toBe(true);
      }),
    );
  });

  test('adds up', () => {
    fc.assert(
      fc.property(anyDay, count, count, (from, a, b) => {
        const inTwoSteps = addWorkingDays(addWorkingDays(from, a, calendar), b, calendar);
        expect(inTwoSteps).toBe(addWorkingDays(from, a + b, calendar));
      }),
    );
  });

  test.each([-1, 1.5, Number.NaN])('refuses %d days', n => {
    expect(() => addWorkingDays(day('2021-07-20'), n, calendar)).toThrow(RangeError);
  });
});

describe('a deadline', () => {
  const eve = Moment.parse('2021-09-30T09:00:00.000Z');

  test('is the midnight after the due day, and does not count the day it starts', () => {
    expect(dueMoment(eve, { days: 3, kind: 'working' }, calendar)).toBe(startOfDay(day('2021-10-12')));
    expect(dueMoment(eve, { days: 3, kind: 'calendar' }, calendar)).toBe(startOfDay(day('2021-10-04')));
    expect(dueMoment(eve, { days: 0, kind: 'working' }, calendar)).toBe(startOfDay(day('2021-10-01')));
  });

  test('counts from the day in Zhengzhou, however late in the evening', () => {
    const lateEvening = Moment.parse('2021-07-19T15:59:59.999Z');
    const afterMidnight = Moment.parse('2021-07-19T16:00:00.000Z');
    expect(dueDay(lateEvening, { days: 1, kind: 'working' }, calendar)).toBe('2021-07-20');
    expect(dueDay(afterMidnight, { days: 1, kind: 'working' }, calendar)).toBe('2021-07-21');
  });

  test('leaves its whole last day', () => {
    fc.assert(
      fc.property(
        anyDay,
        count,
        fc.constantFrom('working' as const, 'calendar' as const),
        (from, days, kind) => {
          const due = dueMoment(startOfDay(from), { days, kind }, calendar);
          expect(dayOf(later(due, -1))).toBe(dueDay(startOfDay(from), { days, kind }, calendar));
        },
      ),
    );
  });
});

describe('a year without a notice', () => {
  test('counts Monday to Friday, and says so', () => {
    expect(addWorkingDays(day('2026-12-31'), 1, calendar)).toBe('2027-01-01');
    expect(yearsAssumed(day('2026-12-31'), day('2027-01-01'), calendar)).toEqual([2027]);
    expect(yearsAssumed(day('2026-12-01'), day('2026-12-31'), calendar)).toEqual([]);
  });
});
