import { buildClient, CommitmentPolicy, KmsKeyringNode } from '@aws-crypto/client-node';
import { expect, test } from 'vitest';
import { ALIAS, clientOf, kms, otherKey, vaultKey } from './kms-setup.ts';

const { encrypt, decrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT);

test('the AWS Encryption SDK closes and opens a field through the keyring', async () => {
  const { endpoint } = await kms();
  const clientProvider = () => clientOf(endpoint);
  const keyring = new KmsKeyringNode({
    clientProvider,
    generatorKeyId: vaultKey.arn,
    keyIds: [otherKey.arn],
  });
  const encryptionContext = { subject: 'k1_x' };
  const { result } = await encrypt(keyring, '李娜', { encryptionContext });
  expect(result.toString()).not.toContain('李娜');

  const opened = await decrypt(keyring, result);
  expect(opened.plaintext.toString()).toBe('李娜');
  expect(opened.messageHeader.encryptionContext).toMatchObject(encryptionContext);

  const second = await decrypt(new KmsKeyringNode({ clientProvider, keyIds: [otherKey.arn] }), result);
  expect(second.plaintext.toString(), 'either key opens it').toBe('李娜');
});

test('a generator may be named by its alias', async () => {
  const { endpoint } = await kms();
  const clientProvider = () => clientOf(endpoint);
  const generatorKeyId = vaultKey.arn.replace(/key\/.*/, ALIAS);
  const { result } = await encrypt(new KmsKeyringNode({ clientProvider, generatorKeyId }), 'x');
  const opened = await decrypt(new KmsKeyringNode({ clientProvider, keyIds: [vaultKey.arn] }), result);
  expect(opened.plaintext.toString()).toBe('x');
});
