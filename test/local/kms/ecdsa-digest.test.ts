import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { signDigest, verifyDigest } from '../../../local/kms/ecdsa-digest.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' });
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

test('OpenSSL and the written-out formula agree about every message', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.nat(31), (message, at) => {
      const digest = sha256(message);
      expect(verify('sha256', message, publicKey, signDigest(pkcs8, digest))).toBe(true);
      const signature = sign('sha256', message, privateKey);
      expect(verifyDigest(pkcs8, digest, signature)).toBe(true);
      digest[at] = (digest[at] ?? 0) ^ 1;
      expect(verifyDigest(pkcs8, digest, signature)).toBe(false);
    }),
    { numRuns: 50 },
  );
});

test('bytes that are no signature are no fault', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), bytes => {
      expect(verifyDigest(pkcs8, sha256(bytes), Buffer.from(bytes))).toBe(false);
    }),
  );
  const zero = Buffer.from('3006020100020100', 'hex');
  expect(verifyDigest(pkcs8, Buffer.alloc(32), zero)).toBe(false);
});
