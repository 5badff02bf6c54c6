import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { BulkItem } from '../domain/bulk-decision-item.ts';
import { ActingProgress, GatheringProgress } from '../domain/bulk-decision-progress.ts';
import { BulkId, ReportId } from '../domain/ids.ts';
import { Moment } from '../domain/moment.ts';
import type { BulkStore } from '../ports/bulk-store.ts';
import { putItems } from './batch-items.ts';
import {
  besideItem,
  bulkItemOf,
  bulkOfItem,
  foldedOf,
  itemSort,
  nameOf,
  ownerOf,
  partitionOf,
  progressSort,
  recordItem,
  recordSort,
  summaryOfItem,
} from './bulk-item.ts';
import { chainedItems } from './chained-item.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { ownedPage } from './owned-page.ts';
import { parseItem } from './stored-item.ts';

const progresses = {
  gathering: z.object(GatheringProgress.shape),
  acting: z.object(ActingProgress.shape),
};

/** Past the key of any item: `~` sorts after digits and letters. */
const lastItem = 'ITEM#~';
/** Pages that a filter leaves empty and that are passed over before the caller is asked to come again. */
const mostEmptyPages = 10;
/** Conditional writes on their way at once. */
const width = 8;

/** Bulk decisions in the `batches` table: the record is one item, each report under it another, and how far it is beside. */
export function dynamoBulkStore(given: {
  client: DynamoDBClient;
  tableName: string;
  pause: (attempt: number) => Promise<void>;
}): BulkStore {
  const { client, tableName: TableName } = given;
  const records = chainedItems({ ...given, recordOf: bulkOfItem });

  const get = async (bulkId: BulkId, sk: string) => {
    const Key = marshall({ pk: partitionOf(bulkId), sk });
    const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
    return Item ?? null;
  };
  const itemsAfter = (bulkId: BulkId, after: string | null) => ({
    TableName,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: marshall({
      ':pk': partitionOf(bulkId),
      // The key of an item and the sign after every other one: strictly behind it.
      ':from': after === null ? 'ITEM#' : `${after} `,
      ':to': lastItem,
    }),
  });

  const put = (bulkId: BulkId, items: readonly BulkItem[], keepUntil: Moment) =>
    putItems(
      given,
      items.map(item => besideItem(bulkId, itemSort(item.reportId), keepUntil, item)),
    );

  /** Anything but a decision is written where no decision stands. */
  const unlessDecided = async (bulkId: BulkId, item: BulkItem, keepUntil: Moment) => {
    const put = new PutItemCommand({
      TableName,
      Item: besideItem(bulkId, itemSort(item.reportId), keepUntil, item),
      ConditionExpression: '#outcome <> :decided',
      ExpressionAttributeNames: { '#outcome': 'outcome' },
      ExpressionAttributeValues: marshall({ ':decided': 'decided' }),
    });
    try {
      await client.send(put);
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  };

  return {
    async find(bulkId) {
      const item = await get(bulkId, recordSort);
      return item === null ? null : bulkOfItem(item);
    },

    add: record => records.add(record, recordItem(record)),

    save(record) {
      const { version, status, changedAt, count } = foldedOf(record);
      const Key = marshall({ pk: partitionOf(record.bulkId), sk: recordSort });
      return records.save(record, Key, { version, status, changedAt, count });
    },

    ofOfficer: (account, limit, cursor) =>
      ownedPage(
        given,
        {
          owner: ownerOf(account),
          position: z.tuple([Moment, BulkId]),
          keyOf: id => ({ pk: partitionOf(id), sk: recordSort }),
          idOf: ({ bulkId }) => bulkId,
          summaryOf: summaryOfItem,
        },
        limit,
        cursor,
      ),

    putItems: put,

    async settleItems(bulkId, items, keepUntil) {
      const decided = items.filter(({ outcome }) => outcome === 'decided');
      await put(bulkId, decided, keepUntil);
      const others = items.filter(({ outcome }) => outcome !== 'decided').values();
      const worker = async () => {
        for (const item of others) await unlessDecided(bulkId, item, keepUntil);
      };
      await Promise.all(Array.from({ length: width }, worker));
    },

    async item(bulkId, reportId) {
      const item = await get(bulkId, itemSort(reportId));
      return item === null ? null : bulkItemOf(item);
    },

    async items(bulkId, { outcome, limit, cursor }) {
      let after = cursor === null ? null : itemSort(decodeCursor(z.tuple([ReportId]), cursor)[0]);
      const found: BulkItem[] = [];
      for (let pages = 0; ; pages += 1) {
        const range = itemsAfter(bulkId, after);
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            ...range,
            Limit: limit - found.length,
            ...(outcome === null
              ? {}
              : {
                  FilterExpression: '#outcome = :outcome',
                  ExpressionAttributeNames: { '#outcome': 'outcome' },
                  ExpressionAttributeValues: {
                    ...range.ExpressionAttributeValues,
                    ...marshall({ ':outcome': outcome }),
                  },
                }),
          }),
        );
        found.push(...Items.map(bulkItemOf));
        const last = LastEvaluatedKey?.['sk']?.S;
        if (last === undefined) return { items: found, next: null };
        if (found.length >= limit || pages === mostEmptyPages)
          return { items: found, next: encodeCursor([last.slice('ITEM#'.length)]) };
        after = last;
      }
    },

    async *eachItem(bulkId, after) {
      const range = itemsAfter(bulkId, after === null ? null : itemSort(after));
      for await (const { Items = [] } of paginateQuery({ client }, { ...range, ConsistentRead: true }))
        yield Items.map(bulkItemOf);
    },

    async progress(bulkId, phase) {
      const item = await get(bulkId, progressSort(phase));
      // The schema of the phase makes the type of the phase; the compiler does not follow it through the index.
      return item === null ? null : (parseItem(progresses[phase], item, nameOf(item)) as never);
    },

    async keepProgress(bulkId, progress, keepUntil) {
      const Item = besideItem(bulkId, progressSort(progress.phase), keepUntil, progress);
      await client.send(new PutItemCommand({ TableName, Item }));
    },
  };
}
