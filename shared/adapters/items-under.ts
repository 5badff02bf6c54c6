import { type DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Item } from './stored-item.ts';

/** All items of one partition in the order of their sort key, read strongly consistent. For partitions that stay small. */
export async function itemsUnder(given: {
  client: DynamoDBClient;
  tableName: string;
  pk: string;
  /** What the sort keys begin with; all of the partition where it is left out. */
  beginning?: string;
  /** Attributes to read; all where it is left out. */
  only?: readonly string[];
}): Promise<Item[]> {
  const { client, tableName, pk, beginning, only = [] } = given;
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      KeyConditionExpression: beginning === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :sk)',
      ExpressionAttributeValues: marshall({
        ':pk': pk,
        ...(beginning === undefined ? {} : { ':sk': beginning }),
      }),
      ConsistentRead: true,
      ...(only.length === 0
        ? {}
        : {
            ProjectionExpression: only.map(name => `#${name}`).join(', '),
            ExpressionAttributeNames: Object.fromEntries(only.map(name => [`#${name}`, name])),
          }),
    },
  );
  const items: Item[] = [];
  for await (const { Items = [] } of pages) items.push(...Items);
  return items;
}
