import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ChecksumAlgorithm, compositeChecksum, startChecksum } from '../../../local/s3/checksum.ts';

const ALGORITHMS = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] satisfies ChecksumAlgorithm[];

function sum(algorithm: ChecksumAlgorithm, ...pieces: Uint8Array[]): string {
  const running = startChecksum(algorithm);
  for (const piece of pieces) running.update(piece);
  return running.digest().toString('hex');
}

// The check values of the catalogue of parametrised CRC algorithms.
test.each([
  ['CRC32', 'cbf43926'],
  ['CRC32C', 'e3069283'],
  ['CRC64NVME', 'ae8b14860a799888'],
] as const)('%s of 123456789 is its published check value', (algorithm, value) => {
  expect(sum(algorithm, Buffer.from('123456789'))).toBe(value);
});

test('how the bytes are cut does not matter', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ALGORITHMS), fc.array(fc.uint8Array()), (algorithm, pieces) => {
      expect(sum(algorithm, ...pieces)).toBe(sum(algorithm, Buffer.concat(pieces)));
    }),
  );
});

test('a composite is the checksum of the raw checksums, with their number', () => {
  const parts = ['a', 'b', 'c'].map(text => Buffer.from(sum('SHA256', Buffer.from(text)), 'hex'));
  const values = parts.map(part => part.toString('base64'));
  const expected = Buffer.from(sum('SHA256', ...parts), 'hex').toString('base64');
  expect(compositeChecksum('SHA256', values)).toEqual({
    algorithm: 'SHA256',
    value: `${expected}-3`,
    type: 'COMPOSITE',
  });
});
