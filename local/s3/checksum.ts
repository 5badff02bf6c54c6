import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

export type ChecksumAlgorithm = 'CRC32' | 'CRC32C' | 'CRC64NVME' | 'SHA1' | 'SHA256';
export type ChecksumType = 'FULL_OBJECT' | 'COMPOSITE';
/** `value` as S3 writes it: base64, with `-parts` after a composite one. */
export type StoredChecksum = { algorithm: ChecksumAlgorithm; value: string; type: ChecksumType };
export type RunningChecksum = { update(bytes: Uint8Array): void; digest(): Buffer };

export const CHECKSUM_BYTES = {
  CRC32: 4,
  CRC32C: 4,
  CRC64NVME: 8,
  SHA1: 20,
  SHA256: 32,
} as const satisfies Record<ChecksumAlgorithm, number>;

/** What S3 computes by itself when the sender names none. */
export const DEFAULT_CHECKSUM: ChecksumAlgorithm = 'CRC64NVME';

export function checksumAlgorithm(name: string): ChecksumAlgorithm | undefined {
  const upper = name.toUpperCase();
  switch (upper) {
    case 'CRC32':
    case 'CRC32C':
    case 'CRC64NVME':
    case 'SHA1':
    case 'SHA256':
      return upper;
    default:
      return undefined;
  }
}

export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`;
}

/** The element S3 uses for it in XML, such as ChecksumSHA256. */
export function checksumElement(algorithm: ChecksumAlgorithm): string {
  return `Checksum${algorithm}`;
}

const CASTAGNOLI_REFLECTED = 0x82f63b78;
const castagnoli = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ CASTAGNOLI_REFLECTED : crc >>> 1;
  return crc;
});

function crc32c(): RunningChecksum {
  let crc = -1;
  return {
    update(bytes) {
      for (const byte of bytes) crc = (crc >>> 8) ^ (castagnoli[(crc ^ byte) & 0xff] ?? 0);
    },
    digest() {
      const out = Buffer.alloc(4);
      out.writeUInt32BE(~crc >>> 0);
      return out;
    },
  };
}

// 64-bit arithmetic in two 32-bit halves: BigInt is forty times slower here.
const NVME_REFLECTED_HIGH = 0x9a6c9329;
const NVME_REFLECTED_LOW = 0xac4bc9b5;
const nvmeHigh = new Uint32Array(256);
const nvmeLow = new Uint32Array(256);
for (let byte = 0; byte < 256; byte++) {
  let high = 0;
  let low = byte;
  for (let bit = 0; bit < 8; bit++) {
    const odd = low & 1;
    low = (low >>> 1) | ((high & 1) << 31);
    high >>>= 1;
    if (odd) {
      high ^= NVME_REFLECTED_HIGH;
      low ^= NVME_REFLECTED_LOW;
    }
  }
  nvmeHigh[byte] = high;
  nvmeLow[byte] = low;
}

function crc64nvme(): RunningChecksum {
  let high = -1;
  let low = -1;
  return {
    update(bytes) {
      for (const byte of bytes) {
        const entry = (low ^ byte) & 0xff;
        low = ((low >>> 8) | (high << 24)) ^ (nvmeLow[entry] ?? 0);
        high = (high >>> 8) ^ (nvmeHigh[entry] ?? 0);
      }
    },
    digest() {
      const out = Buffer.alloc(8);
      out.writeUInt32BE(~high >>> 0, 0);
      out.writeUInt32BE(~low >>> 0, 4);
      return out;
    },
  };
}

export function startChecksum(algorithm: ChecksumAlgorithm): RunningChecksum {
  switch (algorithm) {
    case 'CRC32': {
      let crc = 0;
      return {
        update(bytes) {
          crc = crc32(bytes, crc);
        },
        digest() {
          const out = Buffer.alloc(4);
          out.writeUInt32BE(crc);
          return out;
        },
      };
    }
    case 'CRC32C':
      return crc32c();
    case 'CRC64NVME':
      return crc64nvme();
    case 'SHA1':
    case 'SHA256': {
      const hash = createHash(algorithm.toLowerCase());
      return { update: bytes => void hash.update(bytes), digest: () => hash.digest() };
    }
  }
}

/** The checksum of checksums that S3 gives a multipart object: over the parts' raw digests, with their number. */
export function compositeChecksum(
  algorithm: ChecksumAlgorithm,
  partValues: readonly string[],
): StoredChecksum {
  const running = startChecksum(algorithm);
  for (const value of partValues) running.update(Buffer.from(value, 'base64'));
  const value = `${running.digest().toString('base64')}-${partValues.length}`;
  return { algorithm, value, type: 'COMPOSITE' };
}
