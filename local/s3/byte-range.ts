/** Bytes `start` to `end`, both included. */
export type ByteRange = { start: number; end: number };

/**
 * What a Range header asks of `size` bytes: undefined for the whole (S3 ignores several ranges and other units, as
 * RFC 9110 allows), 'unsatisfiable' for a range that begins behind the end.
 */
export function parseRange(
  header: string | undefined,
  size: number,
): ByteRange | 'unsatisfiable' | undefined {
  const parts = /^bytes=(\d*)-(\d*)$/.exec(header?.replaceAll(' ', '') ?? '');
  if (!parts) return undefined;
  const [, first = '', last = ''] = parts;
  if (first === '') {
    if (last === '') return undefined;
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return undefined;
  return start >= size ? 'unsatisfiable' : { start, end };
}
