import { BatchGetItemCommand, BatchWriteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Item } from './stored-item.ts';

/** DynamoDB takes 25 items in one request and gives 100. */
const written = 25;
const read = 100;
/** Requests on their way at once: enough to hide the network, few enough not to be throttled for nothing. */
const width = 8;
/** With a pause that doubles up to some seconds this is about a minute; the workflow tries again after that. */
const attempts = 12;

type Given = {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** Waits before attempt n is repeated, with jitter. */
  readonly pause: (attempt: number) => Promise<void>;
};

/** Plain puts of items under keys of their own; no two of `items` may have the same key. Again is the same. */
export const putItems = (given: Given, items: readonly Item[]): Promise<void> =>
  inBatches(items, written, async batch => {
    let left = batch.map(Item => ({ PutRequest: { Item } }));
    for (let attempt = 1; left.length > 0; attempt += 1) {
      const { UnprocessedItems } = await given.client.send(
        new BatchWriteItemCommand({ RequestItems: { [given.tableName]: left } }),
      );
      left = (UnprocessedItems?.[given.tableName] ?? []).flatMap(({ PutRequest }) =>
        PutRequest?.Item === undefined ? [] : [{ PutRequest: { Item: PutRequest.Item } }],
      );
      if (left.length > 0) await again(given, attempt, left.length);
    }
  });

/** What stands under the keys, strongly consistent, in no order. */
export async function getItems(
  given: Given,
  keys: readonly Item[],
  projection: readonly string[],
): Promise<Item[]> {
  const found: Item[] = [];
  const names = Object.fromEntries(projection.map(name => [`#${name}`, name]));
  await inBatches(keys, read, async batch => {
    let left: Item[] = [...batch];
    for (let attempt = 1; left.length > 0; attempt += 1) {
      const { Responses, UnprocessedKeys } = await given.client.send(
        new BatchGetItemCommand({
          RequestItems: {
            [given.tableName]: {
              Keys: left,
              ConsistentRead: true,
              ProjectionExpression: Object.keys(names).join(', '),
              ExpressionAttributeNames: names,
            },
          },
        }),
      );
      found.push(...(Responses?.[given.tableName] ?? []));
      left = UnprocessedKeys?.[given.tableName]?.Keys ?? [];
      if (left.length > 0) await again(given, attempt, left.length);
    }
  });
  return found;
}

async function again({ pause }: Given, attempt: number, items: number): Promise<void> {
  if (attempt === attempts)
    throw Object.assign(new Error(`${items} items were not taken`), { name: 'ThrottlingException' });
  await pause(attempt);
}

async function inBatches<T>(
  items: readonly T[],
  size: number,
  run: (batch: readonly T[]) => Promise<void>,
): Promise<void> {
  const batches = Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  ).values();
  const worker = async () => {
    for (const batch of batches) await run(batch);
  };
  await Promise.all(Array.from({ length: Math.min(width, Math.ceil(items.length / size)) }, worker));
}
