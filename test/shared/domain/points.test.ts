import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../../shared/domain/canonical.ts';
import { CategoryId, ReleaseNumber } from '../../../shared/domain/ids.ts';
import { adjust, type Merit, type OpenGrant, standingOf, sumOf } from '../../../shared/domain/points.ts';

const caps = { perCategory: 60, perPerson: 100 };
const merit = fc
  .record({
    deed: fc.nat(5),
    category: fc.constantFrom('donation', 'public-order', 'aid-and-health'),
    points: fc.integer({ min: 1, max: 50 }),
  })
  .map(
    ({ deed, category, points }): Merit => ({
      deed: hashOf([category, deed]),
      category: CategoryId.parse(category),
      points,
    }),
  );
const merits = fc.array(merit, { maxLength: 20 });

describe('what a person’s determinations come to', () => {
  it('does not depend on their order', () => {
    fc.assert(
      fc.property(merits, fc.infiniteStream(fc.nat()), (given, dice) => {
        const shuffled = given
          .map(one => ({ one, at: dice.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(standingOf(shuffled, caps)).toEqual(standingOf(given, caps));
      }),
    );
  });

  it('counts the same deed once, however often it is determined', () => {
    fc.assert(
      fc.property(merits, given => {
        expect(standingOf([...given, ...given], caps)).toEqual(standingOf(given, caps));
      }),
    );
  });

  it('stays under the cap of each category and of the person, and never falls when something is added', () => {
    fc.assert(
      fc.property(merits, merit, (given, more) => {
        const standing = standingOf(given, caps);
        expect(standing.total).toBeLessThanOrEqual(caps.perPerson);
        for (const { points } of standing.categories) expect(points).toBeLessThanOrEqual(caps.perCategory);
        expect(standingOf([...given, more], caps).total).toBeGreaterThanOrEqual(standing.total);
      }),
    );
  });

  it('takes the determination kinder to the person where two policies differ', () => {
    const deed = hashOf('one');
    const category = CategoryId.parse('donation');
    expect(
      standingOf(
        [
          { deed, category, points: 10 },
          { deed, category, points: 15 },
        ],
        caps,
      ).total,
    ).toBe(15);
  });
});

describe('from what stands to what should stand', () => {
  const totals = fc.array(fc.nat(100), { minLength: 1, maxLength: 12 });

  it('sums to the total after every release, never grants less than nothing, and takes back no more than a grant gave', () => {
    fc.assert(
      fc.property(totals, series => {
        let open: readonly OpenGrant[] = [];
        let sum = 0;
        const granted = new Map<number, number>();
        const reversed = new Map<number, number>();
        for (const [index, total] of series.entries()) {
          const release = ReleaseNumber.parse(index + 1);
          const step = adjust(open, total, release);
          sum += step.delta;
          expect(sum).toBe(total);
          expect(sumOf(step.open)).toBe(total);
          expect(step.granted - sumOf(step.reversals)).toBe(step.delta);
          expect(step.granted === 0 || step.reversals.length === 0).toBe(true);
          if (step.granted > 0) granted.set(release, step.granted);
          for (const { release: of, points } of step.reversals) {
            expect(points).toBeGreaterThan(0);
            reversed.set(of, (reversed.get(of) ?? 0) + points);
            expect(reversed.get(of)).toBeLessThanOrEqual(granted.get(of) ?? 0);
          }
          open = step.open;
        }
      }),
    );
  });

  it('refuses a total below zero', () => {
    expect(() => adjust([], -1, ReleaseNumber.parse(1))).toThrow();
  });
});
