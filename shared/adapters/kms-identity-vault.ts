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
import { blindIndexKeys, subjectIdUnder } from './blind-index.ts';
import { identitySeal } from './identity-seal.ts';
import { parseItem } from './stored-item.ts';

const Stored = z.object({ sealed: z.instanceof(Uint8Array) });

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
  const candidatesOf = async (document: IdentityDocument) => {
    const { newest, older } = await indexKeys.all();
    const index = subjectIdUnder(newest, document);
    return { newest: index, all: [index, ...older.map(key => subjectIdUnder(key, document))] };
  };

  return {
    async subjectIdOf(document) {
      const { newest, all } = await candidatesOf(document);
      // With one generation there is nothing to choose.
      return all.length === 1 ? newest : ((await firstKept(all)) ?? newest);
    },

    async keep(identity) {
      const { newest, all } = await candidatesOf(identity.document);
      const kept = await firstKept(all);
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
