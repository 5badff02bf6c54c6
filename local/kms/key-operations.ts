import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { KmsKey } from './key-store.ts';
import { isRefusal } from './kms-refusal.ts';
import { KeyName, type Operation, operation } from './operation.ts';

/** Actions that ask about keys, or need none. */
export const keyOperations: Readonly<Record<string, Operation>> = {
  DescribeKey: operation({ KeyId: KeyName }, (store, input) => {
    const key = store.find(input.KeyId);
    return isRefusal(key) ? key : { KeyMetadata: metadataOf(key) };
  }),
  GenerateRandom: operation({ NumberOfBytes: z.int().min(1).max(1024) }, (_, input) => ({
    Plaintext: randomBytes(input.NumberOfBytes).toString('base64'),
  })),
};

const ALGORITHMS = {
  SYMMETRIC_DEFAULT: { EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'] },
  HMAC_256: { MacAlgorithms: ['HMAC_SHA_256'] },
  ECC_NIST_P256: { SigningAlgorithms: ['ECDSA_SHA_256'] },
} as const;

const metadataOf = (key: KmsKey) => ({
  AWSAccountId: key.arn.split(':')[4],
  KeyId: key.id,
  Arn: key.arn,
  CreationDate: key.createdAt,
  Enabled: true,
  KeyState: 'Enabled',
  KeyUsage: key.usage,
  KeySpec: key.spec,
  CustomerMasterKeySpec: key.spec,
  KeyManager: 'CUSTOMER',
  Origin: 'AWS_KMS',
  MultiRegion: false,
  ...ALGORITHMS[key.spec],
});
