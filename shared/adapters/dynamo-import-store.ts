import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { ImportId } from '../domain/ids.ts';
import { ActingProgress, ReadingProgress, ReturningProgress } from '../domain/import-progress.ts';
import { Moment } from '../domain/moment.ts';
import type { ImportStore } from '../ports/import-store.ts';
import { chainedItems } from './chained-item.ts';
import {
  expiryOf,
  foldedOf,
  importItem,
  importOfItem,
  nameOf,
  ownerOf,
  partitionOf,
  recordSort,
  summaryOfItem,
} from './import-item.ts';
import { ownedPage } from './owned-page.ts';
import { parseItem, toItem } from './stored-item.ts';

const progresses = {
  reading: z.object(ReadingProgress.shape),
  acting: z.object(ActingProgress.shape),
  returning: z.object(ReturningProgress.shape),
};

/**
 * Imports in the `batches` table: the record is one item, how far its steps are lies beside it, so that counting rows
 * never meets a person who decides.
 */
export function dynamoImportStore(given: { client: DynamoDBClient; tableName: string }): ImportStore {
  const { client, tableName: TableName } = given;
  const records = chainedItems({ ...given, recordOf: importOfItem });

  const get = async (importId: ImportId, sk: string) => {
    const Key = marshall({ pk: partitionOf(importId), sk });
    const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
    return Item ?? null;
  };

  return {
    async find(importId) {
      const item = await get(importId, recordSort);
      return item === null ? null : importOfItem(item);
    },

    add: record => records.add(record, importItem(record)),

    save(record) {
      const { version, status, changedAt, checkDueAt } = foldedOf(record);
      const Key = marshall({ pk: partitionOf(record.importId), sk: recordSort });
      return records.save(record, Key, { version, status, changedAt, checkDueAt });
    },

    ofDepartment: (department, limit, cursor) =>
      ownedPage(
        given,
        {
          owner: ownerOf(department),
          position: z.tuple([Moment, ImportId]),
          keyOf: id => ({ pk: partitionOf(id), sk: recordSort }),
          idOf: ({ importId }) => importId,
          summaryOf: summaryOfItem,
        },
        limit,
        cursor,
      ),

    async progress(importId, phase) {
      const item = await get(importId, progressSort(phase));
      // The schema of the phase makes the type of the phase; the compiler does not follow it through the index.
      return item === null ? null : (parseItem(progresses[phase], item, nameOf(item)) as never);
    },

    async keepProgress(importId, progress, keepUntil) {
      await client.send(
        new PutItemCommand({
          TableName,
          Item: toItem({
            pk: partitionOf(importId),
            sk: progressSort(progress.phase),
            expiresAt: expiryOf(keepUntil),
            ...progress,
          }),
        }),
      );
    },
  };
}

const progressSort = (phase: string): string => `PROGRESS#${phase}`;
