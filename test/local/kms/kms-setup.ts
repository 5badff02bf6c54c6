import { join } from 'node:path';
import { KMS } from '@aws-sdk/client-kms';
import { onTestFinished } from 'vitest';
import type { KmsKeyPlan } from '../../../local/kms/key-store.ts';
import { startKms } from '../../../local/kms/start-kms.ts';
import { scratch } from '../http-api/gateway.ts';

export const ALIAS = 'alias/identity-vault';

const plan = (
  id: string,
  spec: KmsKeyPlan['spec'],
  usage: KmsKeyPlan['usage'],
  aliases: string[] = [],
): KmsKeyPlan => ({
  arn: `arn:aws:kms:us-east-1:000000000000:key/${id}`,
  id,
  spec,
  usage,
  aliases,
});

export const vaultKey = plan('vault-key', 'SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT', [ALIAS]);
export const otherKey = plan('other-key', 'SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT');
export const hmacKey = plan('index-key', 'HMAC_256', 'GENERATE_VERIFY_MAC');
export const signingKey = plan('manifest-key', 'ECC_NIST_P256', 'SIGN_VERIFY');
export const plans = [vaultKey, otherKey, hmacKey, signingKey];

/** The whole client: the Encryption SDK calls its methods, not its commands. */
export function clientOf(endpoint: string): KMS {
  const client = new KMS({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local-secret' },
  });
  onTestFinished(() => client.destroy());
  return client;
}

export async function kms() {
  const file = join(scratch(), 'kms', 'keys.json');
  const { endpoint, close } = await startKms({ file, keys: plans });
  onTestFinished(close);
  return { client: clientOf(endpoint), endpoint, file };
}
