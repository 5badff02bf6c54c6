import type * as z from 'zod';
import { canonicalJson } from '../../shared/domain/canonical.ts';
import { isPadded } from '../../shared/domain/entry-shards.ts';

/** Bytes as text; null where they are no UTF-8, which would read as another text. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** JSON of a shape and in the one spelling that we write, so that no other bytes mean the same; null where it is not. */
export function canonicalOf<S extends z.ZodType>(schema: S, bytes: Uint8Array): z.output<S> | null {
  const value = shapeOf(schema, bytes);
  if (value === null) return null;
  const text = canonicalJson(value);
  const isOnlyThat = [text, `${text}\n`].some(one => Buffer.from(one).equals(bytes));
  return isOnlyThat || isPadded(bytes, text) ? value : null;
}

function shapeOf<S extends z.ZodType>(schema: S, bytes: Uint8Array): z.output<S> | null {
  const text = textOf(bytes);
  if (text === null) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Base64 can spell the same bytes twice in its last character; only the spelling that is written counts. */
export const isStrictBase64 = (text: string): boolean =>
  Buffer.from(text, 'base64').toString('base64') === text;
