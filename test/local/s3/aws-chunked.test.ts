import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ChunkedTail, decodeAwsChunked } from '../../../local/s3/aws-chunked.ts';

function encode(chunks: readonly Uint8Array[]): Buffer {
  const pieces = chunks
    .filter(chunk => chunk.length > 0)
    .flatMap(chunk => [Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]);
  return Buffer.concat([...pieces, Buffer.from('0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n')]);
}

async function decode(pieces: readonly Buffer[]) {
  const tail: ChunkedTail = { complete: false, trailers: new Map() };
  async function* source() {
    yield* pieces;
  }
  const bytes: Buffer[] = [];
  for await (const piece of decodeAwsChunked(source(), tail)) bytes.push(piece);
  return { bytes: Buffer.concat(bytes), ...tail };
}

function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const edges = [0, ...places.map(place => place % (bytes.length + 1)), bytes.length].toSorted(
    (a, b) => a - b,
  );
  return edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge));
}

const chunks = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 });

test('the bytes come out however the network cuts them', async () => {
  await fc.assert(
    fc.asyncProperty(chunks, fc.array(fc.nat(2000), { maxLength: 12 }), async (sent, places) => {
      const got = await decode(cut(encode(sent), places));
      expect(Buffer.compare(got.bytes, Buffer.concat(sent))).toBe(0);
      expect(got.complete).toBe(true);
      expect(got.trailers.get('x-amz-checksum-crc32')).toBe('AAAAAA==');
    }),
  );
});

test('a body cut short is never taken for complete', async () => {
  await fc.assert(
    fc.asyncProperty(chunks, fc.nat(), async (sent, place) => {
      const whole = encode(sent);
      const { complete } = await decode([whole.subarray(0, place % whole.length)]);
      expect(complete).toBe(false);
    }),
  );
});

test.each([
  '5\r\nhello!\r\n0\r\n\r\n',
  'zz\r\n',
  '-1\r\n',
  '0\r\n\r\nmore',
  '0\r\nno colon\r\n\r\n',
  'f'.repeat(2000),
])('the broken frame %j is not complete', async text => {
  expect((await decode([Buffer.from(text)])).complete).toBe(false);
});
