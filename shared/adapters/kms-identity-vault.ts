import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { KMSClient } from '@aws-sdk/client-kms';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { IdentityDocument } from '../domain/identity-document.ts';
import type { SubjectId } from '../domain/ids.ts';
import type { IdentityVault } from '../ports/identity-vault.ts';
import { blindIndexKeys, type IndexKeys, subjectIdUnder } from './blind-index.ts';
import { identitySeal } from './identity-seal.ts';
import { parseItem } from './stored-item.ts';

const Stored = z.object({ sealed: z.instanceof(Uint8Array) });

/** Indexes asked for at once. */
const WIDTH = 32;

const keyOf = (subjectId: SubjectId): string => `ID#${subjectId}`;

/**
 * Identities, sealed, in a table of their own, found by a keyed blind index.
 *
 * One human being has one subject id, also after the index key has been changed: an identity is looked for under every
 * generation of the key, newest first, and only one that is nowhere gets the newest index. A newer generation is looked
 * for at each call; an operator starts it while no reports are taken, because two processes that keep the same new
 * person within the same milliseconds could otherwise disagree on it.
 *
 * No error of this file holds an identity.
 */
export function kmsIdentityVault(given: {
  client: DynamoDBClient;
  kmsClient: KMSClient;
  tableName: string;
  /** Full ARN of the key (an alias will not do). */
  keyArn: string;
}): IdentityVault {
  const { client, tableName: TableName } = given;
  const indexKeys = blindIndexKeys(given);
  const seal = identitySeal(given);

  const get = async (subjectId: SubjectId, ProjectionExpression?: 'pk') => {
    const Key = marshall({ pk: keyOf(subjectId) });
    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key, ProjectionExpression, ConsistentRead: true }),
    );
    return Item ?? null;
  };

  const firstKept = async (candidates: readonly SubjectId[]): Promise<SubjectId | null> => {
    for (const candidate of candidates) if ((await get(candidate, 'pk')) !== null) return candidate;
    return null;
  };

  /** The document's index under every generation, newest first. */
  const candidatesOf = ({ newest, older }: IndexKeys, document: IdentityDocument) =>
    [newest, ...older].map(key => subjectIdUnder(key, document));

  const subjectIdUnderKeys = async (keys: IndexKeys, document: IdentityDocument): Promise<SubjectId> => {
    const newest = subjectIdUnder(keys.newest, document);
    // With one generation there is nothing to choose.
    return keys.older.length === 0 ? newest : ((await firstKept(candidatesOf(keys, document))) ?? newest);
  };

  return {
    subjectIdOf: async document => subjectIdUnderKeys(await indexKeys.all(), document),

    async subjectIdsOf(documents) {
      const keys = await indexKeys.all();
      const ids: SubjectId[] = [];
      for (let from = 0; from < documents.length; from += WIDTH) {
        const some = documents.slice(from, from + WIDTH);
        ids.push(...(await Promise.all(some.map(document => subjectIdUnderKeys(keys, document)))));
      }
      return ids;
    },

    async keep(identity) {
      const keys = await indexKeys.all();
      const newest = subjectIdUnder(keys.newest, identity.document);
      const kept = await firstKept(candidatesOf(keys, identity.document));
      if (kept !== null) return kept;
      const sealed = await seal.close(newest, identity);
      try {
        await client.send(
          new PutItemCommand({
            TableName,
            Item: marshall({ pk: keyOf(newest), sealed }),
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
      } catch (error) {
        // Somebody kept the same person meanwhile, or we did and lost the answer.
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
      return newest;
    },

    async open(subjectId) {
      const item = await get(subjectId);
      return item === null ? null : seal.open(subjectId, parseItem(Stored, item, keyOf(subjectId)).sealed);
    },
  };
}
