import {
  AlgorithmSuiteIdentifier,
  buildClient,
  CommitmentPolicy,
  getLocalCryptographicMaterialsCache,
  KmsKeyringNode,
  NodeCachingMaterialsManager,
} from '@aws-crypto/client-node';
import { DecryptCommand, EncryptCommand, GenerateDataKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import { canonicalJson } from '../domain/canonical.ts';
import { Identity } from '../domain/identity.ts';
import type { SubjectId } from '../domain/ids.ts';
import { DamagedItem, parseStored } from './stored-item.ts';

const { encrypt, decrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT);

/** Committing, unsigned: writer and reader hold the same key here, so a signature would prove nothing and cost 1 ms. */
const suiteId = AlgorithmSuiteIdentifier.ALG_AES256_GCM_IV12_TAG16_HKDF_SHA512_COMMIT_KEY;

/** Bound to the ciphertext, so that a sealed identity moved under another subject does not open. */
const contextOf = (subject: SubjectId) => ({ purpose: 'identity', subject });

export type IdentitySeal = {
  close(subjectId: SubjectId, identity: Identity): Promise<Uint8Array>;
  /** Throws `DamagedItem` where the bytes are another subject's or do not hold an identity. */
  open(subjectId: SubjectId, sealed: Uint8Array): Promise<Identity>;
};

/** Data keys that were opened, for all seals of a process: an officer who looks again costs no call to KMS. */
let opened: ReturnType<typeof getLocalCryptographicMaterialsCache> | undefined;

/**
 * Seals identities by the AWS Encryption SDK, each under a data key of its own. `keyArn` must be the key's full ARN:
 * a sealed message names its key by it, and an alias would not match.
 */
export function identitySeal({ kmsClient, keyArn }: { kmsClient: KMSClient; keyArn: string }): IdentitySeal {
  const keyring = new KmsKeyringNode({
    generatorKeyId: keyArn,
    clientProvider: () => ({
      generateDataKey: request => kmsClient.send(new GenerateDataKeyCommand(request)),
      encrypt: request => kmsClient.send(new EncryptCommand(request)),
      decrypt: request => kmsClient.send(new DecryptCommand(request)),
    }),
  });
  // The thousand and the five minutes bound how many open keys a stolen memory image could hold, and how old ones.
  opened ??= getLocalCryptographicMaterialsCache(1000);
  // Only opening is cached: every subject is a context of its own, and the cache shares data keys within one only.
  const opener = new NodeCachingMaterialsManager({
    backingMaterials: keyring,
    cache: opened,
    maxAge: 5 * 60_000,
    partition: keyArn,
  });

  return {
    async close(subjectId, identity) {
      const encryptionContext = contextOf(subjectId);
      const { result } = await encrypt(keyring, canonicalJson(identity), { suiteId, encryptionContext });
      return result;
    },

    async open(subjectId, sealed) {
      const name = `ID#${subjectId}`;
      const { plaintext, messageHeader } = await decrypt(opener, sealed);
      const bound = Object.entries(contextOf(subjectId)).every(
        ([member, value]) => messageHeader.encryptionContext[member] === value,
      );
      if (!bound) throw new DamagedItem(name, ['sealed']);
      return parseStored(Identity, jsonOf(plaintext.toString(), name), name);
    },
  };
}

/** The parser's own error would quote what it read. */
function jsonOf(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DamagedItem(name, ['sealed']);
  }
}
