import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KmsKey } from './key-store.ts';

export type EncryptionContext = Readonly<Record<string, string>>;

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Closes under AES-256-GCM. The blob names its key, as a KMS blob does: version, length of the key's id, id, IV, tag, text.
 * Head and encryption context are bound as additional data.
 */
export function seal(key: KmsKey, plaintext: Buffer, context: EncryptionContext): Buffer {
  const id = Buffer.from(key.id);
  const head = Buffer.concat([Buffer.from([VERSION, id.length]), id]);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key.material, iv).setAAD(boundData(head, context));
  const closed = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([head, iv, cipher.getAuthTag(), closed]);
}

/** Which key a blob names; null where it is no blob of ours. */
export function keyIdIn(blob: Buffer): string | null {
  const length = blob[1] ?? 0;
  if (blob[0] !== VERSION || blob.length < 2 + length + IV_BYTES + TAG_BYTES) return null;
  return blob.toString('utf8', 2, 2 + length);
}

/** Opens what `seal` closed; null for another context or a changed blob. */
export function unseal(key: KmsKey, blob: Buffer, context: EncryptionContext): Buffer | null {
  const start = 2 + (blob[1] ?? 0);
  const iv = blob.subarray(start, start + IV_BYTES);
  const tag = blob.subarray(start + IV_BYTES, start + IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key.material, iv, { authTagLength: TAG_BYTES })
    .setAAD(boundData(blob.subarray(0, start), context))
    .setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(blob.subarray(start + IV_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}

/** A context is a set of pairs: their order means nothing. */
function boundData(head: Buffer, context: EncryptionContext): Buffer {
  const pairs = Object.entries(context).sort(([left], [right]) => (left < right ? -1 : 1));
  return Buffer.concat([head, Buffer.from(JSON.stringify(pairs))]);
}
