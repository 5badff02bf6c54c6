import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { decodeCursor, encodeCursor, InvalidCursor } from '../../../shared/adapters/cursor.ts';

const Position = z.tuple([z.string(), z.string()]);

it('gives back the position it was made of, in letters that an address can carry', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (one, two) => {
      const cursor = encodeCursor([one, two]);
      expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(decodeCursor(Position, cursor)).toEqual([one, two]);
    }),
  );
});

it('refuses anything else in one way, and shows nothing of it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.base64String()), given => {
      fc.pre(given !== '');
      try {
        expect(Position.safeParse(decodeCursor(Position, given)).success).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidCursor);
        expect(String(error)).toBe('InvalidCursor: the cursor was not given out by this service');
      }
    }),
  );
});
