import * as z from 'zod';

/** A cursor that this service never gave out. The edge answers 400. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
  constructor() {
    super('the cursor was not given out by this service');
  }
}

/**
 * Where a page ended, as one opaque word. It holds the position only: the partition is the caller's own and is added
 * again by the store, so a cursor made up or taken from another list reaches nothing that the caller may not read.
 * That is why it needs no signature.
 */
export const encodeCursor = (position: readonly string[]): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

/** Throws `InvalidCursor` where the word does not hold such a position. */
export function decodeCursor<T>(position: z.ZodType<T>, cursor: string): T {
  const parsed = z
    .base64url()
    .transform((word, context) => {
      try {
        return JSON.parse(Buffer.from(word, 'base64url').toString());
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(position)
    .safeParse(cursor);
  if (!parsed.success) throw new InvalidCursor();
  return parsed.data;
}
