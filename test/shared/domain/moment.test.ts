import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { later, Moment, millisOf, momentAt } from '../../../shared/domain/moment.ts';

describe('a moment', () => {
  test.each([
    '2021-07-20T08:00:00Z',
    '2021-07-20T08:00:00.000+08:00',
    '2021-07-20',
    '2021-02-30T00:00:00.000Z',
  ])('has one spelling, so %s is none', text => expect(Moment.safeParse(text).success).toBe(false));

  const millis = fc.integer({ min: 0, max: Date.UTC(2199, 0) });

  test('orders as a string the way it orders in time', () => {
    fc.assert(
      fc.property(millis, millis, (a, b) => {
        expect(momentAt(a) < momentAt(b)).toBe(a < b);
      }),
    );
  });

  test('goes forth and back', () => {
    fc.assert(
      fc.property(millis, fc.integer({ min: 0, max: 1e9 }), (at, by) => {
        expect(millisOf(later(later(momentAt(at), by), -by))).toBe(at);
      }),
    );
  });
});
