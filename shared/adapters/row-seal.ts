import {
  AlgorithmSuiteIdentifier,
  buildClient,
  CommitmentPolicy,
  getLocalCryptographicMaterialsCache,
  KmsKeyringNode,
  NodeCachingMaterialsManager,
} from '@aws-crypto/client-node';
import { DecryptCommand, EncryptCommand, GenerateDataKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { ImportId } from '../domain/ids.ts';
import { DamagedItem } from './stored-item.ts';

const { encrypt, decrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT);

/** Committing, unsigned: writer and reader hold the same key here, so a signature would prove nothing and cost 1 ms. */
const suiteId = AlgorithmSuiteIdentifier.ALG_AES256_GCM_IV12_TAG16_HKDF_SHA512_COMMIT_KEY;

/** Bound to the ciphertext: rows of one import do not open as another's, nor as an identity of the vault. */
const contextOf = (importId: ImportId) => ({ purpose: 'import-row', import: importId });

export type RowSeal = {
  close(importId: ImportId, text: string): Promise<Uint8Array>;
  /** Throws `DamagedItem` naming `key` where the bytes are another import's. */
  open(importId: ImportId, sealed: Uint8Array, key: string): Promise<string>;
};

/**
 * Seals rows by the AWS Encryption SDK. All chunks of an import have one context, so one data key serves many of them:
 * at most a thousand messages and five minutes, which bounds what a stolen memory image could open.
 * `keyArn` must be the key's full ARN.
 */
export function rowSeal({ kmsClient, keyArn }: { kmsClient: KMSClient; keyArn: string }): RowSeal {
  const keyring = new KmsKeyringNode({
    generatorKeyId: keyArn,
    clientProvider: () => ({
      generateDataKey: request => kmsClient.send(new GenerateDataKeyCommand(request)),
      encrypt: request => kmsClient.send(new EncryptCommand(request)),
      decrypt: request => kmsClient.send(new DecryptCommand(request)),
    }),
  });
  const materials = new NodeCachingMaterialsManager({
    backingMaterials: keyring,
    cache: getLocalCryptographicMaterialsCache(100),
    maxAge: 5 * 60_000,
    maxMessagesEncrypted: 1000,
    partition: `rows ${keyArn}`,
  });

  return {
    async close(importId, text) {
      const encryptionContext = contextOf(importId);
      const { result } = await encrypt(materials, text, { suiteId, encryptionContext });
      return result;
    },

    async open(importId, sealed, key) {
      const { plaintext, messageHeader } = await decrypt(materials, sealed);
      const bound = Object.entries(contextOf(importId)).every(
        ([member, value]) => messageHeader.encryptionContext[member] === value,
      );
      if (!bound) throw new DamagedItem(key, ['sealed']);
      return plaintext.toString();
    },
  };
}
