import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRange } from '../../../local/s3/byte-range.ts';

const size = fc.nat(50);
const place = fc.nat(60);

test('a range holds what slicing would give, and is unsatisfiable when that is nothing', () => {
  fc.assert(
    fc.property(size, place, fc.option(place), (bytes, start, end) => {
      fc.pre(end === null || end >= start);
      const whole = Array.from({ length: bytes }, (_, index) => index);
      const expected = whole.slice(start, end === null ? undefined : end + 1);
      const range = parseRange(`bytes=${start}-${end ?? ''}`, bytes);
      const got = typeof range === 'object' ? whole.slice(range.start, range.end + 1) : [];
      expect(got).toEqual(expected);
      expect(range === 'unsatisfiable').toBe(expected.length === 0);
    }),
  );
});

test('a suffix holds the last bytes', () => {
  fc.assert(
    fc.property(size, place, (bytes, last) => {
      const range = parseRange(`bytes=-${last}`, bytes);
      if (Math.min(last, bytes) === 0) expect(range).toBe('unsatisfiable');
      else expect(range).toEqual({ start: Math.max(bytes - last, 0), end: bytes - 1 });
    }),
  );
});

test.each([undefined, '', 'bytes=-', 'bytes=5-2', 'bytes=0-1,3-4', 'items=0-1', 'bytes=a-b'])(
  '%j asks for the whole',
  header => {
    expect(parseRange(header, 10)).toBeUndefined();
  },
);
