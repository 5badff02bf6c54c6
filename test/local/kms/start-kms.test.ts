import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import { statSync } from 'node:fs';
import {
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  GenerateMacCommand,
  GenerateRandomCommand,
  GetPublicKeyCommand,
  ListKeysCommand,
  ReEncryptCommand,
  SignCommand,
  VerifyCommand,
  VerifyMacCommand,
} from '@aws-sdk/client-kms';
import { expect, test } from 'vitest';
import { startKms } from '../../../local/kms/start-kms.ts';
import { ALIAS, clientOf, hmacKey, kms, otherKey, plans, signingKey, vaultKey } from './kms-setup.ts';

const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();
const secret = Buffer.from('李娜');

test('a key answers to its id, ARN, alias and alias ARN', async () => {
  const { client } = await kms();
  for (const KeyId of [vaultKey.id, vaultKey.arn, ALIAS, vaultKey.arn.replace(/key\/.*/, ALIAS)]) {
    const { CiphertextBlob, KeyId: by } = await client.send(new EncryptCommand({ KeyId, Plaintext: secret }));
    expect(by).toBe(vaultKey.arn);
    expect(text((await client.send(new DecryptCommand({ CiphertextBlob }))).Plaintext)).toBe('李娜');
  }
  await expect(client.send(new DescribeKeyCommand({ KeyId: 'alias/none' }))).rejects.toThrow(
    expect.objectContaining({ name: 'NotFoundException' }),
  );
});

test('a ciphertext opens only in its context, whole, and under its own key', async () => {
  const { client } = await kms();
  const EncryptionContext = { subject: 'k1_x', purpose: 'vault' };
  const { CiphertextBlob = new Uint8Array() } = await client.send(
    new EncryptCommand({ KeyId: ALIAS, Plaintext: secret, EncryptionContext }),
  );
  const open = (more: object) =>
    client.send(new DecryptCommand({ CiphertextBlob, EncryptionContext, ...more })).then(
      ({ Plaintext }) => text(Plaintext),
      fault => fault.name,
    );
  const changed = Buffer.from(CiphertextBlob);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  expect(await open({ EncryptionContext: { purpose: 'vault', subject: 'k1_x' } })).toBe('李娜');
  expect(await open({ EncryptionContext: { purpose: 'vault' } })).toBe('InvalidCiphertextException');
  expect(await open({ EncryptionContext: undefined })).toBe('InvalidCiphertextException');
  expect(await open({ CiphertextBlob: changed })).toBe('InvalidCiphertextException');
  expect(await open({ CiphertextBlob: randomBytes(80) })).toBe('InvalidCiphertextException');
  expect(await open({ KeyId: otherKey.id })).toBe('IncorrectKeyException');
  expect(await open({ KeyId: hmacKey.id })).toBe('InvalidKeyUsageException');
});

test('data keys come open and closed, or closed only', async () => {
  const { client } = await kms();
  const EncryptionContext = { a: 'b' };
  const made = await client.send(
    new GenerateDataKeyCommand({ KeyId: ALIAS, KeySpec: 'AES_256', EncryptionContext }),
  );
  const { CiphertextBlob } = made;
  const opened = await client.send(new DecryptCommand({ CiphertextBlob, EncryptionContext }));
  expect(opened.Plaintext).toEqual(made.Plaintext);
  expect(made.Plaintext).toHaveLength(32);
  const closed = await client.send(
    new GenerateDataKeyWithoutPlaintextCommand({ KeyId: ALIAS, NumberOfBytes: 24 }),
  );
  expect(closed).not.toHaveProperty('Plaintext');
  const { Plaintext } = await client.send(new DecryptCommand({ CiphertextBlob: closed.CiphertextBlob }));
  expect(Plaintext).toHaveLength(24);
  await expect(client.send(new GenerateDataKeyCommand({ KeyId: ALIAS }))).rejects.toThrow(
    expect.objectContaining({ name: 'ValidationException' }),
  );
});

test('a ciphertext moves to another key and context without being shown', async () => {
  const { client } = await kms();
  const { CiphertextBlob } = await client.send(
    new EncryptCommand({ KeyId: ALIAS, Plaintext: secret, EncryptionContext: { a: '1' } }),
  );
  const moved = await client.send(
    new ReEncryptCommand({
      CiphertextBlob,
      SourceEncryptionContext: { a: '1' },
      DestinationKeyId: otherKey.arn,
      DestinationEncryptionContext: { b: '2' },
    }),
  );
  expect([moved.SourceKeyId, moved.KeyId]).toEqual([vaultKey.arn, otherKey.arn]);
  const opened = await client.send(
    new DecryptCommand({ CiphertextBlob: moved.CiphertextBlob, EncryptionContext: { b: '2' } }),
  );
  expect(text(opened.Plaintext)).toBe('李娜');
});

test('a MAC is the same each time and fits one message only', async () => {
  const { client } = await kms();
  const ask = { KeyId: hmacKey.arn, MacAlgorithm: 'HMAC_SHA_256', Message: secret } as const;
  const { Mac } = await client.send(new GenerateMacCommand(ask));
  expect((await client.send(new GenerateMacCommand(ask))).Mac).toEqual(Mac);
  expect((await client.send(new VerifyMacCommand({ ...ask, Mac }))).MacValid).toBe(true);
  const other = { ...ask, Mac, Message: Buffer.from('王强') };
  await expect(client.send(new VerifyMacCommand(other))).rejects.toThrow(
    expect.objectContaining({ name: 'KMSInvalidMacException' }),
  );
});

test('signatures of messages and of digests are the same thing, to KMS and to OpenSSL', async () => {
  const { client } = await kms();
  const digest = createHash('sha256').update(secret).digest();
  const ask = { KeyId: signingKey.arn, SigningAlgorithm: 'ECDSA_SHA_256' } as const;
  const shown = await client.send(new GetPublicKeyCommand({ KeyId: signingKey.id }));
  const key = createPublicKey({ key: Buffer.from(shown.PublicKey ?? []), format: 'der', type: 'spki' });
  const raw = { ...ask, Message: secret, MessageType: 'RAW' } as const;
  const hashed = { ...ask, Message: digest, MessageType: 'DIGEST' } as const;
  for (const asked of [raw, hashed]) {
    const { Signature = new Uint8Array() } = await client.send(new SignCommand(asked));
    expect(verify('sha256', secret, key, Signature)).toBe(true);
    for (const verified of [raw, hashed]) {
      expect((await client.send(new VerifyCommand({ ...verified, Signature }))).SignatureValid).toBe(true);
      const spoilt = verified.Message.map((byte, at) => (at === 0 ? byte ^ 1 : byte));
      await expect(
        client.send(new VerifyCommand({ ...verified, Message: spoilt, Signature })),
      ).rejects.toThrow(expect.objectContaining({ name: 'KMSInvalidSignatureException' }));
    }
  }
  const short = new SignCommand({ ...hashed, Message: digest.subarray(1) });
  await expect(client.send(short)).rejects.toThrow(expect.objectContaining({ name: 'ValidationException' }));
});

test('keys tell what they are; random bytes come as asked; unknown actions are refused by name', async () => {
  const { client } = await kms();
  const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: signingKey.id }));
  expect(KeyMetadata).toMatchObject({
    Arn: signingKey.arn,
    KeyUsage: 'SIGN_VERIFY',
    KeySpec: 'ECC_NIST_P256',
  });
  expect(KeyMetadata?.CreationDate).toBeInstanceOf(Date);
  expect((await client.send(new GenerateRandomCommand({ NumberOfBytes: 7 }))).Plaintext).toHaveLength(7);
  await expect(client.send(new ListKeysCommand({}))).rejects.toThrow(
    expect.objectContaining({ name: 'UnknownOperationException' }),
  );
});

test('keys outlive a restart and keep to their owner; a key cannot change its kind', async () => {
  const { client, file } = await kms();
  const { CiphertextBlob } = await client.send(new EncryptCommand({ KeyId: ALIAS, Plaintext: secret }));
  const again = await startKms({ file, keys: plans });
  const opened = await clientOf(again.endpoint).send(new DecryptCommand({ CiphertextBlob }));
  await again.close();
  expect(text(opened.Plaintext)).toBe('李娜');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const turned = { ...vaultKey, spec: 'HMAC_256', usage: 'GENERATE_VERIFY_MAC' } as const;
  await expect(startKms({ file, keys: [turned] })).rejects.toThrow(/was made as SYMMETRIC_DEFAULT/);
});

test('a key that is not played here is refused by name at start', async () => {
  const { file } = await kms();
  const start = (wrong: object) => startKms({ file, keys: [{ ...vaultKey, ...wrong }] });
  await expect(start({ spec: 'RSA_4096' })).rejects.toThrow(/vault-key .* RSA_4096/);
  await expect(start({ usage: 'SIGN_VERIFY' })).rejects.toThrow(/vault-key .* SIGN_VERIFY/);
});
