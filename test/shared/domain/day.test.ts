import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  ageOn,
  Day,
  dayOf,
  dayOfEpoch,
  daysBetween,
  startOfDay,
  weekdayOf,
} from '../../../shared/domain/day.ts';
import { later, Moment } from '../../../shared/domain/moment.ts';

const day = (text: string): Day => Day.parse(text);
const anyDay = fc.integer({ min: -20_000, max: 60_000 }).map(dayOfEpoch);

describe('a day', () => {
  test.each([
    '2021-02-29',
    '2021-13-01',
    '2021-7-20',
    '0021-07-20',
    '2200-01-01',
    '1900-02-29',
    ' 2021-07-20',
  ])('%s does not exist here', text => expect(Day.safeParse(text).success).toBe(false));

  test('begins at midnight in Zhengzhou, not in Greenwich', () => {
    expect(startOfDay(day('2021-07-20'))).toBe('2021-07-19T16:00:00.000Z');
    expect(dayOf(Moment.parse('2021-07-19T15:59:59.999Z'))).toBe('2021-07-19');
    expect(dayOf(Moment.parse('2021-07-19T16:00:00.000Z'))).toBe('2021-07-20');
  });

  test('holds its first instant and not the next day’s', () => {
    fc.assert(
      fc.property(anyDay, d => {
        expect(dayOf(startOfDay(d))).toBe(d);
        expect(dayOf(later(startOfDay(addDays(d, 1)), -1))).toBe(d);
      }),
    );
  });

  test('is counted the same in both directions', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -3000, max: 3000 }), (d, n) => {
        expect(addDays(addDays(d, n), -n)).toBe(d);
        expect(daysBetween(d, addDays(d, n))).toBe(n);
        expect(weekdayOf(addDays(d, 7 * Math.trunc(n / 7)))).toBe(weekdayOf(d));
      }),
    );
  });

  test('knows its weekday', () => {
    expect(weekdayOf(day('2021-07-20'))).toBe(2);
    expect(weekdayOf(day('1969-12-28'))).toBe(7);
  });

  test.each([
    ['2021-01-31', 1, '2021-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2021-07-20', 12, '2022-07-20'],
    ['2021-03-31', -1, '2021-02-28'],
  ])('%s and %i months is %s', (from, count, to) => expect(addMonths(day(from), count)).toBe(to));
});

describe('age', () => {
  test.each([
    ['2003-07-20', '2021-07-19', 17],
    ['2003-07-20', '2021-07-20', 18],
    ['2004-02-29', '2022-02-28', 17],
    ['2004-02-29', '2022-03-01', 18],
    ['2004-02-29', '2024-02-29', 20],
    ['2003-12-31', '2022-01-01', 18],
    ['2021-07-21', '2021-07-20', -1],
  ])('born %s, on %s: %i', (birth, on, age) => expect(ageOn(day(birth), day(on))).toBe(age));

  test('never falls, and grows by one a year', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (birth, on) => {
        expect(ageOn(birth, addDays(on, 1))).toBeGreaterThanOrEqual(ageOn(birth, on));
        const year = Number(on.slice(0, 4));
        const sameDayNextYear = Day.safeParse(`${year + 1}${on.slice(4)}`);
        if (sameDayNextYear.success) expect(ageOn(birth, sameDayNextYear.data)).toBe(ageOn(birth, on) + 1);
      }),
    );
  });
});
