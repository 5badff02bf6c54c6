import { createHmac, createPrivateKey, createPublicKey, sign, timingSafeEqual, verify } from 'node:crypto';
import * as z from 'zod';
import { signDigest, verifyDigest } from './ecdsa-digest.ts';
import type { KeyStore, KmsKey } from './key-store.ts';
import { isRefusal, type KmsRefusal, refuse } from './kms-refusal.ts';
import { bytes, KeyName, type Operation, operation } from './operation.ts';

const MacAlgorithm = z.literal('HMAC_SHA_256');
const SigningAlgorithm = z.literal('ECDSA_SHA_256');
const Message = bytes(1, 4096);
const MessageType = z.enum(['RAW', 'DIGEST']).default('RAW');
const ECDSA = { SigningAlgorithm: 'ECDSA_SHA_256' };
const SHA256_BYTES = 32;

/** Actions of GENERATE_VERIFY_MAC and SIGN_VERIFY keys. */
export const signingOperations: Readonly<Record<string, Operation>> = {
  GenerateMac: operation({ KeyId: KeyName, Message, MacAlgorithm }, (store, input) => {
    const key = keyFor(store, input.KeyId, 'GENERATE_VERIFY_MAC');
    if (isRefusal(key)) return key;
    return {
      KeyId: key.arn,
      MacAlgorithm: input.MacAlgorithm,
      Mac: macOf(key, input.Message).toString('base64'),
    };
  }),
  VerifyMac: operation({ KeyId: KeyName, Message, MacAlgorithm, Mac: bytes(1, 6144) }, (store, input) => {
    const key = keyFor(store, input.KeyId, 'GENERATE_VERIFY_MAC');
    if (isRefusal(key)) return key;
    const mac = macOf(key, input.Message);
    if (mac.length !== input.Mac.length || !timingSafeEqual(mac, input.Mac)) {
      return refuse('KMSInvalidMacException', 'the MAC is not of this message and key');
    }
    return { KeyId: key.arn, MacAlgorithm: input.MacAlgorithm, MacValid: true };
  }),
  Sign: operation({ KeyId: KeyName, Message, MessageType, SigningAlgorithm }, (store, input) => {
    const key = keyFor(store, input.KeyId, 'SIGN_VERIFY');
    if (isRefusal(key)) return key;
    if (isWrongDigest(input)) return wrongDigest;
    const signature =
      input.MessageType === 'DIGEST'
        ? signDigest(key.material, input.Message)
        : sign('sha256', input.Message, privateKey(key));
    return { KeyId: key.arn, Signature: signature.toString('base64'), ...ECDSA };
  }),
  Verify: operation(
    { KeyId: KeyName, Message, MessageType, SigningAlgorithm, Signature: bytes(1, 6144) },
    (store, input) => {
      const key = keyFor(store, input.KeyId, 'SIGN_VERIFY');
      if (isRefusal(key)) return key;
      if (isWrongDigest(input)) return wrongDigest;
      const valid =
        input.MessageType === 'DIGEST'
          ? verifyDigest(key.material, input.Message, input.Signature)
          : verify('sha256', input.Message, publicKey(key), input.Signature);
      if (!valid)
        return refuse('KMSInvalidSignatureException', 'the signature is not of this message and key');
      return { KeyId: key.arn, SignatureValid: true, ...ECDSA };
    },
  ),
  GetPublicKey: operation({ KeyId: KeyName }, (store, input) => {
    const key = keyFor(store, input.KeyId, 'SIGN_VERIFY');
    if (isRefusal(key)) return key;
    return {
      KeyId: key.arn,
      KeySpec: key.spec,
      CustomerMasterKeySpec: key.spec,
      KeyUsage: key.usage,
      SigningAlgorithms: ['ECDSA_SHA_256'],
      PublicKey: publicKey(key).export({ type: 'spki', format: 'der' }).toString('base64'),
    };
  }),
};

const wrongDigest = refuse('ValidationException', 'a SHA-256 digest has 32 bytes');

const isWrongDigest = (input: { MessageType: string; Message: Buffer }): boolean =>
  input.MessageType === 'DIGEST' && input.Message.length !== SHA256_BYTES;

function keyFor(store: KeyStore, name: string, usage: KmsKey['usage']): KmsKey | KmsRefusal {
  const key = store.find(name);
  if (isRefusal(key) || key.usage === usage) return key;
  return refuse('InvalidKeyUsageException', `the key is for ${key.usage}`);
}

const macOf = (key: KmsKey, message: Buffer): Buffer =>
  createHmac('sha256', key.material).update(message).digest();
const privateKey = (key: KmsKey) => createPrivateKey({ key: key.material, format: 'der', type: 'pkcs8' });
const publicKey = (key: KmsKey) => createPublicKey(privateKey(key));
