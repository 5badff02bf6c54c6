import { describe, expect, test } from 'vitest';
import { clockLineAt, clockRiskOf } from '../../../shared/domain/clock-risk.ts';
import { addDays, Day, startOfDay } from '../../../shared/domain/day.ts';
import { later, type Moment } from '../../../shared/domain/moment.ts';
import { zhengzhou } from './zhengzhou.ts';

const { calendar } = zhengzhou();
/** Ten in the morning in Zhengzhou. */
const morningOf = (day: string): Moment => later(startOfDay(Day.parse(day)), 10 * 3_600_000);
/** The midnight that ends a day: a clock whose last day it is. */
const endOf = (day: string): Moment => startOfDay(addDays(Day.parse(day), 1));
const risk = (dueOn: string, now: string) => clockRiskOf(endOf(dueOn), clockLineAt(morningOf(now), calendar));

describe('a clock is at risk once no more than one whole working day is left after today', () => {
  test.each([
    // A plain week: Thursday 22 July 2021.
    ['2021-07-22', '2021-07-22', 'at-risk'],
    ['2021-07-23', '2021-07-22', 'at-risk'],
    ['2021-07-26', '2021-07-22', 'due'],
    // Its Friday: Monday is the next day on which anybody works, and the weekend is no help.
    ['2021-07-26', '2021-07-23', 'at-risk'],
    ['2021-07-25', '2021-07-22', 'at-risk'],
    ['2021-07-27', '2021-07-23', 'due'],
    // Friday 17 September: Saturday the 18th is worked for the Mid-Autumn Festival of the 19th to the 21st.
    ['2021-09-18', '2021-09-17', 'at-risk'],
    ['2021-09-22', '2021-09-17', 'due'],
    ['2021-09-22', '2021-09-18', 'at-risk'],
    // Thursday 30 September: a week of holidays, then Friday the 8th and the make-up Saturday, the 9th.
    ['2021-10-08', '2021-09-30', 'at-risk'],
    ['2021-10-09', '2021-09-30', 'due'],
    ['2021-10-09', '2021-10-08', 'at-risk'],
    ['2021-10-11', '2021-10-08', 'due'],
  ])('due on %s, seen on %s: %s', (dueOn, now, wanted) => expect(risk(dueOn, now)).toBe(wanted));

  test('the deadline itself is too late', () => {
    const line = clockLineAt(endOf('2021-07-22'), calendar);
    expect(clockRiskOf(endOf('2021-07-22'), line)).toBe('overdue');
    expect(clockRiskOf(endOf('2021-07-23'), line)).toBe('at-risk');
  });
});
