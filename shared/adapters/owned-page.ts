import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type * as z from 'zod';
import type { Moment } from '../domain/moment.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Item } from './stored-item.ts';

/** What tells one list of owned records from another. */
type Owned<Id extends string, Summary> = {
  readonly owner: string;
  /** Where such a list ends: a moment and, within it, an id. */
  readonly position: z.ZodType<readonly [Moment, Id]>;
  readonly keyOf: (id: Id) => { readonly pk: string; readonly sk: string };
  readonly idOf: (summary: Summary) => Id;
  readonly summaryOf: (item: Item) => Summary;
};

/** A page of an owner's records, newest first, from the index `byOwner`. */
export async function ownedPage<Id extends string, Summary extends { readonly openedAt: Moment }>(
  { client, tableName: TableName }: { client: DynamoDBClient; tableName: string },
  { owner, position, keyOf, idOf, summaryOf }: Owned<Id, Summary>,
  limit: number,
  cursor: string | null,
): Promise<{ readonly items: readonly Summary[]; readonly next: string | null }> {
  const after = cursor === null ? null : decodeCursor(position, cursor);
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName,
      IndexName: 'byOwner',
      KeyConditionExpression: '#owner = :owner',
      ExpressionAttributeNames: { '#owner': 'owner' },
      ExpressionAttributeValues: marshall({ ':owner': owner }),
      ScanIndexForward: false,
      Limit: limit,
      ExclusiveStartKey:
        after === null ? undefined : marshall({ owner, openedAt: after[0], ...keyOf(after[1]) }),
    }),
  );
  const items = Items.map(summaryOf);
  const last = items.at(-1);
  const more = LastEvaluatedKey !== undefined && last !== undefined;
  return { items, next: more ? encodeCursor([last.openedAt, idOf(last)]) : null };
}
