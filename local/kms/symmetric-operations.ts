import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { type EncryptionContext, keyIdIn, seal, unseal } from './ciphertext.ts';
import type { KeyStore, KmsKey } from './key-store.ts';
import { isRefusal, type KmsRefusal, refuse } from './kms-refusal.ts';
import { bytes, Context, KeyName, type Operation, operation } from './operation.ts';

const Algorithm = z.literal('SYMMETRIC_DEFAULT').default('SYMMETRIC_DEFAULT');
const Blob = bytes(1, 6144);
const DataKey = {
  KeyId: KeyName,
  EncryptionContext: Context,
  KeySpec: z.enum(['AES_256', 'AES_128']).optional(),
  NumberOfBytes: z.int().min(1).max(1024).optional(),
};
const SYMMETRIC = { EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };

/** Actions of ENCRYPT_DECRYPT keys. */
export const symmetricOperations: Readonly<Record<string, Operation>> = {
  Encrypt: operation(
    { KeyId: KeyName, Plaintext: bytes(1, 4096), EncryptionContext: Context, EncryptionAlgorithm: Algorithm },
    (store, input) => {
      const key = encryptionKey(store, input.KeyId);
      if (isRefusal(key)) return key;
      const blob = seal(key, input.Plaintext, input.EncryptionContext);
      return { KeyId: key.arn, CiphertextBlob: blob.toString('base64'), ...SYMMETRIC };
    },
  ),
  Decrypt: operation(
    {
      KeyId: KeyName.optional(),
      CiphertextBlob: Blob,
      EncryptionContext: Context,
      EncryptionAlgorithm: Algorithm,
    },
    (store, input) => {
      const opened = open(store, input.KeyId, input.CiphertextBlob, input.EncryptionContext);
      if (isRefusal(opened)) return opened;
      return { KeyId: opened.key.arn, Plaintext: opened.plaintext.toString('base64'), ...SYMMETRIC };
    },
  ),
  ReEncrypt: operation(
    {
      CiphertextBlob: Blob,
      SourceKeyId: KeyName.optional(),
      SourceEncryptionContext: Context,
      DestinationKeyId: KeyName,
      DestinationEncryptionContext: Context,
    },
    (store, input) => {
      const target = encryptionKey(store, input.DestinationKeyId);
      if (isRefusal(target)) return target;
      const opened = open(store, input.SourceKeyId, input.CiphertextBlob, input.SourceEncryptionContext);
      if (isRefusal(opened)) return opened;
      return {
        SourceKeyId: opened.key.arn,
        KeyId: target.arn,
        CiphertextBlob: seal(target, opened.plaintext, input.DestinationEncryptionContext).toString('base64'),
        SourceEncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
        DestinationEncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      };
    },
  ),
  GenerateDataKey: operation(DataKey, (store, input) => dataKey(store, input, true)),
  GenerateDataKeyWithoutPlaintext: operation(DataKey, (store, input) => dataKey(store, input, false)),
};

type DataKeyInput = {
  readonly KeyId: string;
  readonly EncryptionContext: EncryptionContext;
  readonly KeySpec?: 'AES_256' | 'AES_128' | undefined;
  readonly NumberOfBytes?: number | undefined;
};

function dataKey(store: KeyStore, input: DataKeyInput, shown: boolean): object | KmsRefusal {
  const key = encryptionKey(store, input.KeyId);
  if (isRefusal(key)) return key;
  if ((input.KeySpec === undefined) === (input.NumberOfBytes === undefined)) {
    return refuse('ValidationException', 'give either KeySpec or NumberOfBytes');
  }
  const plaintext = randomBytes(input.NumberOfBytes ?? (input.KeySpec === 'AES_128' ? 16 : 32));
  return {
    KeyId: key.arn,
    CiphertextBlob: seal(key, plaintext, input.EncryptionContext).toString('base64'),
    ...(shown && { Plaintext: plaintext.toString('base64') }),
  };
}

function encryptionKey(store: KeyStore, name: string): KmsKey | KmsRefusal {
  const key = store.find(name);
  if (isRefusal(key) || key.usage === 'ENCRYPT_DECRYPT') return key;
  return refuse('InvalidKeyUsageException', `the key is for ${key.usage}`);
}

function open(
  store: KeyStore,
  name: string | undefined,
  blob: Buffer,
  context: EncryptionContext,
): { readonly key: KmsKey; readonly plaintext: Buffer } | KmsRefusal {
  const named = name === undefined ? null : encryptionKey(store, name);
  if (named && isRefusal(named)) return named;
  const id = keyIdIn(blob);
  const key = id === null ? null : store.byId(id);
  if (!key) return refuse('InvalidCiphertextException', 'no key here made this ciphertext');
  if (named && named.id !== key.id)
    return refuse('IncorrectKeyException', 'another key made this ciphertext');
  const plaintext = unseal(key, blob, context);
  return plaintext
    ? { key, plaintext }
    : refuse('InvalidCiphertextException', 'changed, or of another context');
}
