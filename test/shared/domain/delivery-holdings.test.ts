import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { holdingDifferences, holdingSums } from '../../../shared/domain/delivery-holdings.ts';

const rows = fc.uniqueArray(
  fc.record({ rowId: fc.string({ minLength: 1 }), operation: fc.constant('grant'), points: fc.nat(9) }),
  { selector: ({ rowId }) => rowId },
);

it('finds exactly the rows that one side has and the other has not, in whatever order they come', () => {
  fc.assert(
    fc.property(rows, fc.func(fc.nat(3)), (all, fate) => {
      const ours = all.filter(row => fate(row) !== 1);
      const theirs = all.filter(row => fate(row) !== 2).reverse();
      const sums = holdingSums();
      for (const row of ours) sums.decide(row);
      for (const row of theirs) sums.hold(row);
      const { missing, unexpected } = holdingDifferences(sums.differing(), ours, theirs);
      const ids = (kept: number) =>
        all
          .filter(row => fate(row) === kept)
          .map(({ rowId }) => rowId)
          .sort();
      expect(missing).toEqual(ids(2));
      expect(unexpected).toEqual(ids(1));
    }),
  );
});

it('sees a row that came twice, and one with other points', () => {
  const sums = holdingSums();
  sums.decide({ rowId: 'a', operation: 'grant', points: 5 });
  sums.hold({ rowId: 'a', operation: 'grant', points: 5 });
  expect(sums.differing().size).toBe(0);
  sums.hold({ rowId: 'a', operation: 'grant', points: 5 });
  expect(sums.differing().size).toBe(1);
});
