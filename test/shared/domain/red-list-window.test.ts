import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OrganisationRow } from '../../../shared/domain/composition.ts';
import { addDays, Day } from '../../../shared/domain/day.ts';
import { Moment } from '../../../shared/domain/moment.ts';
import {
  objectionWindow,
  recognisedAfter,
  recognitionOf,
  shownEntries,
  showsAnew,
} from '../../../shared/domain/red-list-window.ts';
import { workingDaysBetween } from '../../../shared/domain/working-days.ts';
import { zhengzhou } from './zhengzhou.ts';

const policy = zhengzhou();
const at = (moment: string) => objectionWindow(Moment.parse(moment), policy);
const deed = (title: string) => ({
  category: 'organisation-contribution',
  title,
  startedOn: '2021-07-22',
  endedOn: '2021-07-23',
  department: 'industry-bureau',
  district: '410105',
  determinedOn: '2021-08-10',
});
const row = (...titles: string[]) =>
  OrganisationRow.parse({
    kind: 'organisation',
    creditCode: '91410100MA00000001',
    name: '甲公司',
    deeds: titles.map(deed),
  });
const first = at('2021-09-13T02:00:00.000Z');
const second = at('2021-11-01T02:00:00.000Z');

describe('the window in which the red list is only shown', () => {
  it('begins when the last day to approve is over, and runs over working days', () => {
    // Monday; approved by Thursday 16; shown from Friday 17; the make-up Saturday 18 counts, Mid-Autumn (19 to 21) does not.
    expect(first).toEqual({ shownFrom: '2021-09-17', objectionsUntil: '2021-09-26' });
  });

  it('is as long as the policy says, whenever a release is cut off', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2021-07-20'), max: new Date('2026-12-31'), noInvalidDate: true }),
        date => {
          const { shownFrom, objectionsUntil } = at(date.toISOString());
          expect(workingDaysBetween(shownFrom, objectionsUntil, policy.calendar)).toBe(5);
        },
      ),
    );
  });

  it('runs once for a deed, and anew for what comes in a later release', () => {
    const shown = shownEntries([], [row('抢修电网')], first);
    const later = shownEntries(shown, [row('抢修电网', '捐赠物资')], second);
    expect(later[0]?.deeds.map(({ objectionsUntil }) => objectionsUntil)).toEqual([
      first.objectionsUntil,
      second.objectionsUntil,
    ]);
    expect(later[0]).toMatchObject({ name: '甲公司' });
    expect(showsAnew(later, second)).toBe(true);
    expect(showsAnew(shownEntries(later, [row('抢修电网')], at('2021-12-01T02:00:00.000Z')), second)).toBe(
      false,
    );
    // Whoever left the list and comes back is shown again.
    expect(shownEntries([], [row('抢修电网')], second)[0]?.deeds[0]?.shownFrom).toBe(second.shownFrom);
  });

  it('ends in recognition the day after, unless an objection stands, however late it came', () => {
    const [only] = shownEntries([], [row('抢修电网')], first)[0]?.deeds ?? [];
    if (only === undefined) throw new Error('nothing is shown');
    const last = first.objectionsUntil;
    expect([last, addDays(last, 1)].map(day => recognitionOf(only, day, false))).toEqual([
      'shown',
      'recognised',
    ]);
    expect(recognitionOf(only, Day.parse('2022-05-01'), true)).toBe('shown');
  });

  it('gives an organisation its benefits after the first of its windows', () => {
    const [entry] = shownEntries(
      shownEntries([], [row('抢修电网')], first),
      [row('捐赠物资', '抢修电网')],
      second,
    );
    expect(entry === undefined ? null : recognisedAfter(entry)).toBe(first.objectionsUntil);
  });
});
