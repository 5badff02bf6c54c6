import { type DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { canonicalJson } from '../domain/canonical.ts';
import { StagedRow } from '../domain/import-row.ts';
import type { StagedRows } from '../ports/staged-rows.ts';
import { putItems } from './batch-items.ts';
import { expiryOf, nameOf, partitionOf, rowSort } from './import-item.ts';
import type { RowSeal } from './row-seal.ts';
import { DamagedItem, type Item, parseItem, parseStored, toItem } from './stored-item.ts';

const Stored = z.object({
  first: z.int().min(1),
  last: z.int().min(1),
  sealed: z.instanceof(Uint8Array),
});
const Rows = z.array(StagedRow);

/** Chunks of good rows in the `batches` table, each sealed as a whole. No error of this file holds a row. */
export function sealedStagedRows(given: {
  client: DynamoDBClient;
  tableName: string;
  seal: RowSeal;
  pause: (attempt: number) => Promise<void>;
}): StagedRows {
  const { client, tableName: TableName, seal } = given;
  return {
    async stage(importId, chunks, keepUntil) {
      const items: Item[] = [];
      // One after the other: at once, each would ask for a data key of its own before the first one is there.
      for (const { first, last, rows } of chunks) {
        items.push(
          toItem({
            pk: partitionOf(importId),
            sk: `STAGED#${rowSort(first)}`,
            expiresAt: expiryOf(keepUntil),
            first,
            last,
            sealed: await seal.close(importId, canonicalJson(rows)),
          }),
        );
      }
      await putItems(given, items);
    },

    async *chunks(importId, after) {
      const pages = paginateQuery(
        { client },
        {
          TableName,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: marshall({
            ':pk': partitionOf(importId),
            ':from': `STAGED#${rowSort(after + 1)}`,
            ':to': 'STAGED#~',
          }),
          ConsistentRead: true,
        },
      );
      for await (const { Items = [] } of pages) {
        for (const item of Items) {
          const name = nameOf(item);
          const { first, last, sealed } = parseItem(Stored, item, name);
          const text = await seal.open(importId, sealed, name);
          yield { first, last, rows: parseStored(Rows, jsonOf(text, name), name) };
        }
      }
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
