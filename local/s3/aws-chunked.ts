/** What stood after the last chunk. `complete` stays false when the framing was broken or cut short. */
export type ChunkedTail = { complete: boolean; trailers: Map<string, string> };

/** A chunk's head line is a length and, for signed chunks, a signature: far below this. */
const LONGEST_LINE_BYTES = 1024;

/**
 * The bytes inside an aws-chunked body (unsigned chunks, checksum in a trailer). Ends early on broken framing; the
 * caller must look at `tail.complete` before it believes what it got.
 */
export async function* decodeAwsChunked(
  source: AsyncIterable<Buffer>,
  tail: ChunkedTail,
): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  let expecting: 'length' | 'data' | 'data end' | 'trailer' = 'length';
  let left = 0;
  for await (const piece of source) {
    if (piece.length === 0) continue;
    if (tail.complete) {
      tail.complete = false;
      return;
    }
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    while (rest.length > 0 && !tail.complete) {
      if (expecting === 'data') {
        const data = rest.subarray(0, left);
        rest = rest.subarray(data.length);
        left -= data.length;
        if (left === 0) expecting = 'data end';
        yield data;
        continue;
      }
      const end = rest.indexOf('\r\n');
      if (end < 0) {
        if (rest.length > LONGEST_LINE_BYTES) return;
        break;
      }
      const line = rest.subarray(0, end).toString('latin1');
      rest = rest.subarray(end + 2);
      if (expecting === 'data end') {
        if (line !== '') return;
        expecting = 'length';
      } else if (expecting === 'length') {
        const length = /^([0-9a-fA-F]{1,12})(?:;.*)?$/.exec(line)?.[1];
        if (length === undefined) return;
        left = Number.parseInt(length, 16);
        expecting = left === 0 ? 'trailer' : 'data';
      } else if (line === '') {
        tail.complete = rest.length === 0;
        if (!tail.complete) return;
      } else {
        const colon = line.indexOf(':');
        if (colon < 1) return;
        tail.trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
      }
    }
  }
}
