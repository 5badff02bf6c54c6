import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { DecryptCommand, GenerateDataKeyWithoutPlaintextCommand, type KMSClient } from '@aws-sdk/client-kms';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { foldCode } from '../domain/fold-code.ts';
import type { IdentityDocument } from '../domain/identity-document.ts';
import { SubjectId } from '../domain/ids.ts';
import { parseItem } from './stored-item.ts';

export type IndexKey = { readonly generation: number; readonly secret: KeyObject };

/**
 * HMAC-SHA-256 of the document in its one spelling: without the key nobody can try out numbers (all ID numbers of a
 * district fall in half a minute to a plain hash). A type holds no `|`, so two documents never give one text.
 */
export const subjectIdUnder = ({ generation, secret }: IndexKey, document: IdentityDocument): SubjectId => {
  const text = `${document.type}|${foldCode(document.number)}`;
  return SubjectId.parse(`k${generation}_${createHmac('sha256', secret).update(text).digest('base64url')}`);
};

export type IndexKeys = { readonly newest: IndexKey; readonly older: readonly IndexKey[] };

export type BlindIndexKeys = {
  /** Every generation, the older ones newest first. Looks for a newer one each time; makes the first where there is none. */
  all(): Promise<IndexKeys>;
  /** Starts a new generation, for an operator. Subjects known by now keep their index, others get the new one. */
  addGeneration(): Promise<number>;
};

const Stored = z.object({ wrapped: z.instanceof(Uint8Array) });

const contextOf = (generation: number) => ({ purpose: 'blind-index', generation: String(generation) });

const known = new WeakMap<DynamoDBClient, Map<string, IndexKey>>();

/**
 * The keys of the blind index, wrapped by KMS in the vault's own table and unwrapped once per process. They are never
 * written down in the clear: KMS makes each one without showing it, and only the first who needs it opens it.
 */
export function blindIndexKeys(given: {
  client: DynamoDBClient;
  kmsClient: KMSClient;
  tableName: string;
  keyArn: string;
}): BlindIndexKeys {
  const { client, kmsClient, tableName: TableName, keyArn: KeyId } = given;
  const cache = known.get(client) ?? new Map<string, IndexKey>();
  known.set(client, cache);

  const keyOf = (generation: number) => `KEY#${generation}`;

  const load = async (generation: number): Promise<IndexKey | null> => {
    const cached = cache.get(`${TableName}/${generation}`);
    if (cached !== undefined) return cached;
    const pk = keyOf(generation);
    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key: marshall({ pk }), ConsistentRead: true }),
    );
    if (Item === undefined) return null;
    const { Plaintext } = await kmsClient.send(
      new DecryptCommand({
        KeyId,
        CiphertextBlob: parseItem(Stored, Item, pk).wrapped,
        EncryptionContext: contextOf(generation),
      }),
    );
    if (Plaintext?.length !== 32) throw new Error(`${pk} does not open to a key of 32 bytes`);
    const key = { generation, secret: createSecretKey(Plaintext) };
    Plaintext.fill(0);
    cache.set(`${TableName}/${generation}`, key);
    return key;
  };

  const make = async (generation: number): Promise<void> => {
    const { CiphertextBlob } = await kmsClient.send(
      new GenerateDataKeyWithoutPlaintextCommand({
        KeyId,
        NumberOfBytes: 32,
        EncryptionContext: contextOf(generation),
      }),
    );
    if (CiphertextBlob === undefined) throw new Error('KMS gave no key');
    try {
      await client.send(
        new PutItemCommand({
          TableName,
          Item: marshall({ pk: keyOf(generation), wrapped: CiphertextBlob }),
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
    } catch (error) {
      // Another process was faster, or we were and lost the answer: whichever key stands is the key.
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  };

  const loadOrMakeFirst = async (): Promise<IndexKey> => {
    const stored = await load(1);
    if (stored !== null) return stored;
    await make(1);
    const made = await load(1);
    if (made === null) throw new Error('the key of the blind index is gone');
    return made;
  };

  const all = async () => {
    const older: IndexKey[] = [];
    let newest = await loadOrMakeFirst();
    for (;;) {
      const newer = await load(newest.generation + 1);
      if (newer === null) return { newest, older };
      older.unshift(newest);
      newest = newer;
    }
  };

  return {
    all,
    async addGeneration() {
      const { newest } = await all();
      const generation = newest.generation + 1;
      await make(generation);
      return generation;
    },
  };
}
